package dev.ashlar.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts Ashlar as a process. */
final class Launch {

  private Launch() {}

  static Process start(Path home, Map<String, String> settings, String... options)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // starts sooner
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().put("ASHLAR_HOME", home.toString());
    builder.environment().put("PORT", "0");
    builder.environment().putAll(settings);
    return builder.start();
  }

  /** Where it says that it can be reached; fails with what it says instead. */
  static URI address(Process process) throws IOException {
    var first = process.inputReader().readLine();
    if (first == null) {
      throw new AssertionError(process.errorReader().lines().toList());
    }
    return URI.create(first.replaceFirst("^Ashlar +", ""));
  }
}
