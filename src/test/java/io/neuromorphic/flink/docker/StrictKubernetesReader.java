/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Reads the JSON of a Kubernetes object into the class that the operator or its client has for the
 * kind, and tells what is wrong with it; nothing, if all is right. {@link OperatorApi} loads it
 * beside those classes.
 */
public final class StrictKubernetesReader implements UnaryOperator<String> {

  private static final Map<String, String> CLASSES =
      Map.of(
          "flink.apache.org/v1alpha1 FlinkDeployment",
              "org.apache.flink.kubernetes.operator.api.FlinkDeployment",
          "v1 PersistentVolumeClaim", "io.fabric8.kubernetes.api.model.PersistentVolumeClaim",
          "policy/v1 PodDisruptionBudget",
              "io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget");

  /** Called by its loader. */
  public StrictKubernetesReader() {}

  @Override
  public String apply(String json) {
    ObjectMapper mapper =
        new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .setAnnotationIntrospector(new NothingElse());
    try {
      JsonNode object = mapper.readTree(json);
      String kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
      if (!CLASSES.containsKey(kind)) {
        return "nobody knows a " + kind;
      }
      mapper.treeToValue(object, Class.forName(CLASSES.get(kind)));
      return "";
    } catch (JsonProcessingException | ClassNotFoundException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** These classes would keep or pass over what they do not know, for later versions. */
  private static final class NothingElse extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated type) {
      return super.findPropertyIgnoralByName(config, type).withoutIgnoreUnknown();
    }
  }
}
