package dev.ashlar.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  @Test
  void names_the_address_and_the_base_path_that_were_set() {
    assertThat(yaml(Map.of("ashlar.public-url", "https://api.example.org")))
        .contains("\n  - url: https://api.example.org\n", "\n  /api/v1/resources:\n");
    assertThat(yaml(Map.of("ashlar.base-path", "/v9")))
        .contains("\n  - url: /\n", "\n  /v9/resources:\n")
        .doesNotContain("/api/v1");
    assertThat(yaml(Map.of("ashlar.base-path", ""))).contains("\n  /resources:\n");
  }

  @Test
  void says_the_same_each_time() {
    assertThat(yaml(Map.of())).isEqualTo(yaml(Map.of()));
  }

  private static String yaml(Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(Map.of("ashlar.base-path", "/api/v1"));
    all.putAll(properties);
    try (ApplicationContext context = ApplicationContext.builder().properties(all).start()) {
      return context.getBean(OpenApi.class).yaml();
    }
  }
}
