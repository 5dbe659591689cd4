package dev.ashlar.identity.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.identity.application.RefreshSecrets;
import dev.ashlar.identity.domain.RefreshSecret;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.TokenHash;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** SHA-256 to find secrets, HKDF (RFC 5869) and AES-256-GCM to seal one under another. */
@Singleton
final class SealedRefreshSecrets implements RefreshSecrets {
  private static final int SECRET_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String LABEL = "ashlar refresh successor v1";

  private final SecureRandom random = new SecureRandom();

  @Override
  public RefreshSecret next() {
    return new RefreshSecret(
        Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(SECRET_BYTES)));
  }

  @Override
  public TokenHash hash(RefreshSecret secret) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.value().getBytes(UTF_8));
      return new TokenHash(Base64.getEncoder().encodeToString(digest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SealedSecret seal(RefreshSecret secret, RefreshSecret key) {
    try {
      byte[] nonce = randomBytes(NONCE_BYTES);
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(secret.value().getBytes(UTF_8));
      byte[] both =
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return new SealedSecret(Base64.getEncoder().encodeToString(both));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public RefreshSecret open(SealedSecret sealed, RefreshSecret key) {
    try {
      byte[] both = Base64.getDecoder().decode(sealed.value());
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
      byte[] secret = cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
      return new RefreshSecret(new String(secret, UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("sealed with another key", e);
    }
  }

  private static Cipher cipher(int mode, RefreshSecret key, byte[] nonce)
      throws GeneralSecurityException {
    HKDFParameterSpec spec =
        HKDFParameterSpec.ofExtract()
            .addIKM(key.value().getBytes(UTF_8))
            .thenExpand(LABEL.getBytes(UTF_8), SECRET_BYTES);
    SecretKey derived = KDF.getInstance("HKDF-SHA256").deriveKey("AES", spec);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, derived, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
