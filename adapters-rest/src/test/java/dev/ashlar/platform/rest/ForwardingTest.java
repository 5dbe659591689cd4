package dev.ashlar.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.MutableHttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingTest {
  private static final String PROXY = "10.0.0.1";
  private final Forwarding forwarding =
      new Forwarding(TrustedProxies.parse("10.0.0.0/8, 2001:db8:ff::/48"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9                          | 203.0.113.9",
        "6.6.6.6, 203.0.113.9                 | 203.0.113.9",
        "6.6.6.6, 203.0.113.9, 10.1.2.3       | 203.0.113.9",
        "203.0.113.9,10.1.2.3 ,10.3.2.1       | 203.0.113.9",
        "203.0.113.9:4711                     | 203.0.113.9",
        "2001:db8::1                          | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]                        | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:4711                   | 2001:db8:0:0:0:0:0:1",
        "203.0.113.9, 2001:db8:ff:1::2        | 203.0.113.9",
        "::ffff:203.0.113.9                   | 203.0.113.9",
        "10.9.9.9, 10.1.2.3                   | 10.9.9.9",
        "6.6.6.6, unknown                     | 10.0.0.1",
        "6.6.6.6, unknown, 10.1.2.3           | 10.1.2.3",
        "6.6.6.6, _hidden                     | 10.0.0.1",
        "6.6.6.6, example.org                 | 10.0.0.1",
        "6.6.6.6, 10.2                        | 10.0.0.1",
        "6.6.6.6, 999.0.0.1                   | 10.0.0.1",
        "6.6.6.6, fe80::1%eth0                | 10.0.0.1",
        "''                                   | 10.0.0.1",
        "','                                  | 10.0.0.1",
      })
  void a_trusted_proxy_says_for_whom_it_asks(String forwarded, String client) {
    assertThat(client(from(PROXY).header("X-Forwarded-For", forwarded))).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "for=203.0.113.9                                    | 203.0.113.9",
        "For=203.0.113.9;Proto=https;by=10.0.0.1            | 203.0.113.9",
        "for=6.6.6.6, proto=http;for=203.0.113.9            | 203.0.113.9",
        "for=203.0.113.9,for=\"10.1.2.3:80\"                | 203.0.113.9",
        "for=\"[2001:db8::1]:4711\"                         | 2001:db8:0:0:0:0:0:1",
        "for=\"203.0.113.9:_port\"                          | 203.0.113.9",
        "for=6.6.6.6, for=_hidden                           | 10.0.0.1",
        "for=6.6.6.6, for=unknown                           | 10.0.0.1",
        "for=6.6.6.6, proto=https                           | 10.0.0.1",
        "for=6.6.6.6;for=6.6.6.7                            | 10.0.0.1",
        "for=6.6.6.6;x=\"a,b;for=6.6.6.7\", for=203.0.113.9 | 203.0.113.9",
        "for=6.6.6.6;x=\"\\\", for=203.0.113.9              | 10.0.0.1",
        "for=6.6.6.6;x=\", for=\"[2001:db8::1]\"            | 10.0.0.1",
        "for=6.6.6.6;x=\", for=203.0.113.9                  | 10.0.0.1",
        "for                                                | 10.0.0.1",
        "for=\"                                             | 10.0.0.1",
      })
  void the_header_of_rfc_7239_says_the_same(String forwarded, String client) {
    assertThat(client(from(PROXY).header("Forwarded", forwarded))).isEqualTo(client);
  }

  @Test
  void lines_of_a_header_are_read_as_one() {
    assertThat(
            client(
                from(PROXY)
                    .header("X-Forwarded-For", "6.6.6.6")
                    .header("X-Forwarded-For", "203.0.113.9, 10.1.2.3")))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void two_headers_are_believed_only_if_they_agree() {
    assertThat(
            client(
                from(PROXY)
                    .header("X-Forwarded-For", "203.0.113.9")
                    .header("Forwarded", "for=203.0.113.9")))
        .isEqualTo("203.0.113.9");
    assertThat(
            client(
                from(PROXY)
                    .header("X-Forwarded-For", "203.0.113.9")
                    .header("Forwarded", "for=6.6.6.6")))
        .isEqualTo(PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.9", "11.0.0.1", "2001:db8:fe::1", "::1"})
  void nobody_else_is_believed(String stranger) {
    HttpRequest<?> request =
        from(stranger)
            .header("X-Forwarded-For", "6.6.6.6")
            .header("Forwarded", "for=6.6.6.6;proto=https")
            .header("X-Forwarded-Proto", "https")
            .header("X-Real-IP", "6.6.6.6")
            .header("CF-Connecting-IP", "6.6.6.6");
    assertThat(client(request)).isEqualTo(IpAddress.read(stranger).orElseThrow().getHostAddress());
    assertThat(forwarding.isSecure(request)).isFalse();
  }

  @Test
  void without_trusted_proxies_the_peer_is_the_client() {
    assertThat(
            new Forwarding(TrustedProxies.NONE)
                .client(from("127.0.0.1").header("X-Forwarded-For", "6.6.6.6"))
                .getHostAddress())
        .isEqualTo("127.0.0.1");
  }

  @Test
  void a_trusted_proxy_says_that_it_was_asked_over_tls() {
    assertThat(forwarding.isSecure(from(PROXY))).isFalse();
    assertThat(forwarding.isSecure(from(PROXY).header("X-Forwarded-Proto", "http"))).isFalse();
    assertThat(forwarding.isSecure(from(PROXY).header("X-Forwarded-Proto", "https"))).isTrue();
    assertThat(forwarding.isSecure(from(PROXY).header("X-Forwarded-Proto", "HTTPS, http")))
        .isTrue();
    assertThat(forwarding.isSecure(from(PROXY).header("Forwarded", "for=_a;proto=\"https\"")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example.org",
        "10.0.0.0/33",
        "2001:db8::/129",
        "10.0.0.0/x",
        "10.0.0.0/",
        "10.0.0",
        "*",
        "10.0.0.1,",
        "10.0.0.1 10.0.0.2",
        "/8"
      })
  void what_is_no_address_and_no_block_of_them_is_refused(String text) {
    assertThatThrownBy(() -> TrustedProxies.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.0.0.0/8");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0,       203.0.113.9,      true",
    "0.0.0.0/0,       2001:db8::1,      false",
    "::/0,            2001:db8::1,      true",
    "10.0.0.7/8,      10.255.255.255,   true",
    "10.0.0.0/31,     10.0.0.1,         true",
    "10.0.0.0/31,     10.0.0.2,         false",
    "10.0.0.1,        10.0.0.1,         true",
    "10.0.0.1,        10.0.0.2,         false",
    "2001:db8::/33,   2001:db8:7fff::1, true",
    "2001:db8::/33,   2001:db8:8000::1, false",
  })
  void a_block_holds_what_begins_like_it(String block, String address, boolean held) {
    assertThat(TrustedProxies.parse(block).include(IpAddress.read(address).orElseThrow()))
        .isEqualTo(held);
  }

  private String client(HttpRequest<?> request) {
    return forwarding.client(request).getHostAddress();
  }

  private static From from(String peer) {
    return new From(HttpRequest.GET("/"), IpAddress.read(peer).orElseThrow());
  }

  /** A request as it came in from there. */
  private static final class From extends HttpRequestWrapper<Object> {
    private final InetAddress peer;

    From(HttpRequest<Object> request, InetAddress peer) {
      super(request);
      this.peer = peer;
    }

    From header(String name, String value) {
      ((MutableHttpRequest<?>) getDelegate()).header(name, value);
      return this;
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
      return new InetSocketAddress(peer, 4711);
    }
  }
}
