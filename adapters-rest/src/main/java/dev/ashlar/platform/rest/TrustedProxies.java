package dev.ashlar.platform.rest;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who is believed when they say for whom they forward a request. */
public record TrustedProxies(List<Block> blocks) {
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private static final Pattern BLOCK = Pattern.compile("([^/]*)(?:/([0-9]{1,3}))?");

  public TrustedProxies {
    blocks = List.copyOf(blocks);
  }

  /**
   * All addresses that begin like this one.
   *
   * @param bits how much of it they share
   */
  public record Block(InetAddress start, int bits) {

    boolean includes(InetAddress address) {
      int length = start.getAddress().length;
      return address.getAddress().length == length
          && number(address).xor(number(start)).shiftRight(length * Byte.SIZE - bits).signum() == 0;
    }

    private static BigInteger number(InetAddress address) {
      return new BigInteger(1, address.getAddress());
    }
  }

  /**
   * Reads addresses and CIDR blocks with commas between them.
   *
   * @throws IllegalArgumentException naming the first that is neither
   */
  public static TrustedProxies parse(String text) {
    return new TrustedProxies(
        Stream.of(text.split(",", -1)).map(String::strip).map(TrustedProxies::block).toList());
  }

  private static Block block(String text) {
    Matcher parts = BLOCK.matcher(text);
    Optional<InetAddress> start =
        parts.matches() ? IpAddress.read(parts.group(1)) : Optional.empty();
    int most = start.map(address -> address.getAddress().length * Byte.SIZE).orElse(0);
    int bits =
        start.isPresent() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : most;
    if (start.isEmpty() || bits > most) {
      throw new IllegalArgumentException(
          "has '%s', but takes addresses and blocks, with commas: 10.0.0.0/8, 2001:db8::1"
              .formatted(text));
    }
    return new Block(start.get(), bits);
  }

  boolean include(InetAddress address) {
    return blocks.stream().anyMatch(block -> block.includes(address));
  }
}
