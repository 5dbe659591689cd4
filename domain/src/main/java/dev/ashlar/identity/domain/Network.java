package dev.ashlar.identity.domain;

import dev.ashlar.kernel.InvalidValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a client is, as far as it can't choose: its IPv4 address, or the first half of its IPv6
 * address, since whoever has one has all that begin so (RFC 6177). Made from any way to write an
 * address; one text for each network: {@code 192.0.2.1}, {@code 2001:db8:0:1::/64}.
 */
public record Network(String value) {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final List<Integer> MAPPED = List.of(0, 0, 0, 0, 0, 0xffff);
  private static final int GROUPS = 8;
  private static final int MOST = 255;

  /** Of a client that told no address: the unspecified one (RFC 4291, 2.5.2). */
  public static final Network UNKNOWN = new Network("::"); // by the constants above

  public Network {
    String address = value.replaceFirst("%.*", ""); // a zone means something on one machine alone
    value = isV4(address) ? address : v6(groups(withoutDots(address.replaceFirst("/64$", ""))));
  }

  private static boolean isV4(String text) {
    String[] numbers = text.split("\\.", -1);
    return numbers.length == 4
        && Arrays.stream(numbers)
            .allMatch(n -> NUMBER.matcher(n).matches() && Integer.parseInt(n) <= MOST);
  }

  private static String v6(List<Integer> groups) {
    if (groups.subList(0, MAPPED.size()).equals(MAPPED)) { // IPv4, seen through a socket for both
      int high = groups.get(6);
      int low = groups.get(7);
      return "%d.%d.%d.%d".formatted(high >> 8, high & MOST, low >> 8, low & MOST);
    }
    return "%x:%x:%x:%x::/64".formatted(groups.subList(0, GROUPS / 2).toArray());
  }

  /** The address with its last two groups as such, where they are written like IPv4. */
  private static String withoutDots(String address) {
    int last = address.lastIndexOf(':') + 1;
    if (!isV4(address.substring(last))) {
      return address;
    }
    int[] bytes =
        Arrays.stream(address.substring(last).split("\\.")).mapToInt(Integer::parseInt).toArray();
    return address.substring(0, last)
        + "%x:%x".formatted(bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]);
  }

  private static List<Integer> groups(String address) {
    String[] around = address.split("::", 2);
    List<Integer> groups = new ArrayList<>(written(around[0]));
    if (around.length == 2) {
      List<Integer> end = written(around[1]);
      int missing = GROUPS - groups.size() - end.size();
      groups.addAll(Collections.nCopies(Math.max(1, missing), 0));
      groups.addAll(end);
    }
    if (groups.size() != GROUPS) {
      throw invalid();
    }
    return groups;
  }

  private static List<Integer> written(String part) {
    return part.isEmpty()
        ? List.of()
        : Arrays.stream(part.split(":", -1)).map(Network::group).toList();
  }

  private static int group(String text) {
    if (!GROUP.matcher(text).matches()) {
      throw invalid();
    }
    return Integer.parseInt(text, 16);
  }

  private static InvalidValue invalid() {
    return new InvalidValue("INVALID_ADDRESS", "This is not an IP address.");
  }

  /** Personal data: never shown by accident. */
  @Override
  public String toString() {
    return "Network[…]";
  }
}
