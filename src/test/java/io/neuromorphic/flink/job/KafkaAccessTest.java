/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neuromorphic.flink.job.secret.ClientProperties;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAccessTest {

  @TempDir Path folder;

  @Test
  void anAddressThatIsNoneIsRefusedWithWhatToWrite() {
    assertThatThrownBy(() -> new KafkaAccess("localhost", Map.of()).close())
        .isInstanceOf(JobStartException.class)
        .hasMessageContaining("localhost")
        .hasMessageEndingWith(
            "; expected HOST:PORT, such as localhost:9092, several with commas between");
    assertThatThrownBy(() -> new KafkaAccess("nobody.invalid:9092", Map.of()).close())
        .isInstanceOf(JobStartException.class)
        .hasMessageEndingWith("; there is no such host: check its name, or give its address");
  }

  @Test
  void aJaasFileThatIsNoneIsRefusedWithoutAWordOfIt() throws Exception {
    for (String content : new String[] {"alice hunter2;", "a.B required password=hunter2 x"}) {
      Files.writeString(folder.resolve("client.jaas"), content + "\n");
      ClientProperties properties = new ClientProperties();
      properties.add("security.protocol", "SASL_PLAINTEXT", folder);
      properties.add("sasl.mechanism", "SCRAM-SHA-512", folder);
      properties.add("sasl.jaas.config", "${file:client.jaas}", folder);

      JobStartException refusal =
          catchThrowableOfType(
              JobStartException.class,
              () -> new KafkaAccess("127.0.0.1:1", properties.forKafka()).close());

      assertThat(refusal).as(content).isNotNull();
      StringWriter all = new StringWriter();
      refusal.printStackTrace(new PrintWriter(all));
      assertThat(all.toString()).doesNotContain("hunter2", "alice");
    }
  }
}
