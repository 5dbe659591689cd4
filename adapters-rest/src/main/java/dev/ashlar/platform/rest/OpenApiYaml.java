package dev.ashlar.platform.rest;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** YAML as a person would write it: blocks, no anchors, texts of several lines as they are. */
final class OpenApiYaml extends Representer {

  private OpenApiYaml(DumperOptions style) {
    super(style);
  }

  static String write(OpenApiNode document) {
    DumperOptions style = new DumperOptions();
    style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    style.setDereferenceAliases(true);
    style.setIndicatorIndent(2);
    style.setIndentWithIndicator(true);
    style.setWidth(110);
    return new Yaml(new OpenApiYaml(style), style).dump(document);
  }

  @Override
  protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
    return super.representScalar(
        tag, value, value.contains("\n") ? DumperOptions.ScalarStyle.LITERAL : style);
  }
}
