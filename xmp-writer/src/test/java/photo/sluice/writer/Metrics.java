// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A registry as it is served. */
final class Metrics {
    private Metrics() {}

    static String text(PrometheusRegistry registry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PrometheusTextFormatWriter(true).write(out, registry.scrape());
        return out.toString(StandardCharsets.UTF_8);
    }
}
