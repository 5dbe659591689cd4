package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Refused;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "255.255.255.255"})
  void of_an_ipv4_address_is_the_address(String address) {
    assertThat(new Network(address).value()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001:db8:0:1:0:0:0:1",
        "2001:0DB8:0000:0001:ffff:ffff:ffff:ffff",
        "2001:db8:0:1::",
        "2001:db8:0:1::7",
        "2001:db8:0:1::7%eth0",
        "2001:db8::1:0:0:192.0.2.1",
        "2001:db8:0:1::192.0.2.1",
        "2001:db8:0:1::/64"
      })
  void of_an_ipv6_address_is_its_first_half(String address) {
    assertThat(new Network(address).value()).isEqualTo("2001:db8:0:1::/64");
  }

  @ParameterizedTest
  @CsvSource({
    "::1, 0:0:0:0::/64",
    "fe80::1%2, fe80:0:0:0::/64",
    "1:2:3:4:5:6:7::, 1:2:3:4::/64",
    "::2:3:4:5:6:7:8, 0:2:3:4::/64",
    "1::8, 1:0:0:0::/64",
    "64:ff9b::192.0.2.1, 64:ff9b:0:0::/64"
  })
  void knows_where_zeros_were_left_out(String address, String network) {
    assertThat(new Network(address).value()).isEqualTo(network);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:192.0.2.1", "::FFFF:c000:201", "0:0:0:0:0:ffff:192.0.2.1"})
  void of_an_ipv4_address_in_the_form_of_ipv6_is_the_ipv4_address(String address) {
    assertThat(new Network(address)).isEqualTo(new Network("192.0.2.1"));
  }

  @Test
  void is_another_one_where_the_first_half_differs() {
    assertThat(new Network("2001:db8:0:2::1")).isNotEqualTo(new Network("2001:db8:0:1::1"));
    assertThat(new Network("192.0.2.2")).isNotEqualTo(new Network("192.0.2.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ann",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.-4",
        "1.2.3.4 ",
        "1.2.3.4/64",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4::5:6:7:8",
        "1::2::3",
        ":::",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "g::",
        "12345::",
        "::1.2.3.4:1",
        "::1.2.3.256",
        "-1::"
      })
  void is_made_of_addresses_alone(String text) {
    assertThat(Refused.code(() -> new Network(text))).isEqualTo("INVALID_ADDRESS");
  }

  @Test
  void of_a_device_is_that_of_its_address() {
    assertThat(new Device(Optional.empty(), Optional.of("2001:db8:0:1::7")).network())
        .isEqualTo(new Network("2001:db8:0:1::"));
    assertThat(new Device(Optional.empty(), Optional.empty()).network()).isEqualTo(Network.UNKNOWN);
  }
}
