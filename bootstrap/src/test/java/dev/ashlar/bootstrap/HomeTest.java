package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path directory;

  @Test
  void is_made_where_there_is_none_for_us_alone() throws IOException {
    Home.at(directory.resolve("a/b"));
    assertThat(mode(directory.resolve("a/b"))).isEqualTo("rwx------");
  }

  @Test
  void that_cannot_be_made_is_a_failure_in_one_line() throws IOException {
    var file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> Home.at(file.resolve("home")))
        .isInstanceOf(StartFailure.class)
        .message()
        .hasLineCount(1)
        .startsWith("ASHLAR_HOME ")
        .contains(file.toString());
  }

  @Test
  void keeps_a_secret_that_only_we_can_read() throws IOException {
    var secret = Home.at(directory).secret("jwt-secret");
    assertThat(secret.value()).hasSizeGreaterThanOrEqualTo(32);
    assertThat(Home.at(directory).secret("jwt-secret")).isEqualTo(secret);
    assertThat(mode(directory.resolve("jwt-secret"))).isEqualTo("rw-------");
    assertThat(directory).isDirectoryContaining("glob:**/jwt-secret");
    assertThat(directory).isDirectoryNotContaining("glob:**/jwt-secret.*");
  }

  @Test
  void gives_the_same_secret_to_all_who_ask_at_once() throws Exception {
    var home = Home.at(directory);
    var racers = 16;
    var start = new CyclicBarrier(racers);
    Callable<Secret> racer =
        () -> {
          start.await();
          return home.secret("jwt-secret");
        };
    try (var threads = Executors.newFixedThreadPool(racers)) {
      var secrets = threads.invokeAll(Collections.nCopies(racers, racer));
      assertThat(secrets).extracting(s -> s.get()).containsOnly(home.secret("jwt-secret"));
    }
  }

  @Test
  void belongs_to_one_at_a_time() {
    try (var claim = Home.at(directory).claim()) {
      assertThat(claim.lock().isOpen()).isTrue();
      for (var attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> Home.at(directory).claim())
            .isInstanceOf(StartFailure.class)
            .message()
            .hasLineCount(1)
            .contains("in use by another Ashlar (process " + ProcessHandle.current().pid())
            .contains("ASHLAR_HOME", "DATABASE_URL");
      }
    }
    Home.at(directory).claim().close();
  }

  @Test
  void is_free_again_when_its_holder_died() throws IOException {
    Files.writeString(directory.resolve("holder"), "1 since once upon a time");
    Files.createFile(directory.resolve("lock"));
    Home.at(directory).claim().close();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
