package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Refused;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user shows of themselves. */
class ProfileValuesTest {

  @Test
  void a_name_is_one_trimmed_line_of_1_to_100_characters() {
    assertThat(new DisplayName(" Ann Bee ").value()).isEqualTo("Ann Bee");
    assertThat(new DisplayName("😀".repeat(100)).value()).hasSize(200);
    assertThat(Refused.code(() -> new DisplayName("a".repeat(101)))).isEqualTo("TOO_LONG");
    assertThat(Refused.code(() -> new DisplayName("  "))).isEqualTo("TOO_SHORT");
    assertThat(Refused.code(() -> new DisplayName("Ann\nBee"))).isEqualTo("CONTROL_CHARACTER");
  }

  @Test
  void a_bio_has_at_most_1000_characters_and_is_kept_as_sent() {
    assertThat(new Bio(" <i>hello</i>\n").value()).isEqualTo(" <i>hello</i>\n");
    assertThat(new Bio("").value()).isEmpty();
    assertThat(new Bio("😀".repeat(1000)).value()).hasSize(2000);
    assertThat(Refused.code(() -> new Bio("a".repeat(1001)))).isEqualTo("TOO_LONG");
    assertThat(Refused.code(() -> new Bio("a\0"))).isEqualTo("CONTROL_CHARACTER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "https://example.org/ann.png?size=2#top",
        "HTTPS://example.org:8443/a%20b.png",
        "https://xn--mller-kva.example/bild.png",
      })
  void a_picture_is_found_at_an_https_url(String url) {
    assertThat(new ProfilePictureUrl(url).value()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/ann.png",
        "ftp://example.org",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "//example.org/ann.png",
        "/ann.png",
        "https:",
        "https://",
        "https:///ann.png",
        "https:ann.png",
        "https://exa mple.org",
        "https://example.org/a b.png",
        "https://example.org/\"onload=",
        "https://example.org/<script>",
      })
  void a_picture_is_found_nowhere_else(String url) {
    assertThat(Refused.code(() -> new ProfilePictureUrl(url))).isEqualTo("INVALID_URL");
  }

  @Test
  void a_picture_url_has_at_most_500_characters() {
    var start = "https://example.org/";
    assertThat(new ProfilePictureUrl(start + "a".repeat(480)).value()).hasSize(500);
    assertThat(Refused.code(() -> new ProfilePictureUrl(start + "a".repeat(481))))
        .isEqualTo("TOO_LONG");
  }

  @ParameterizedTest
  @CsvSource({"'\0', CONTROL_CHARACTER", "\ud83d, BAD_UNICODE", "\ude00, BAD_UNICODE"})
  void a_picture_url_has_nothing_that_can_not_be_stored(String character, String code) {
    assertThat(Refused.code(() -> new ProfilePictureUrl("https://example.org/" + character + "/a")))
        .isEqualTo(code);
  }

  @Test
  void a_device_says_as_much_about_itself_as_fits() {
    var device = new Device(Optional.of("x".repeat(501)), Optional.of("192.0.2.1"));
    assertThat(device.userAgent()).contains("x".repeat(500));
    assertThat(device.ip()).contains("192.0.2.1");
    assertThat(new Device(Optional.empty(), Optional.empty()).userAgent()).isEmpty();
  }

  @Test
  void a_device_says_nothing_that_can_not_be_stored() {
    var device = new Device(Optional.of("Fire\0fox\r\n\t\u0085\u009f 140"), Optional.empty());
    assertThat(device.userAgent()).contains("Firefox 140");
  }

  @Test
  void a_device_is_not_cut_within_a_character() {
    var device = new Device(Optional.of("x".repeat(499) + "😀😀"), Optional.empty());
    assertThat(device.userAgent()).contains("x".repeat(499) + "😀");
  }
}
