// SPDX-License-Identifier: Apache-2.0
package photo.sluice.viewing;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Consumer;
import photo.sluice.imaging.Rendition;

/** What decoding photos takes, one set a process; a photo that two stages look at counts once. */
public final class DecodeMetrics implements Consumer<Rendition> {
    private final Histogram seconds;
    private final Counter bytes;
    private final Counter pixels;

    public DecodeMetrics(PrometheusRegistry registry) {
        seconds = Histogram.builder()
                .name("sluice_decode_seconds")
                .help(
                        "From the opening of a photo file to its pixels, reduced; by format and by which picture was decoded.")
                .labelNames("format", "decoded")
                .classicUpperBounds(.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30)
                .classicOnly()
                .register(registry);
        bytes = Counter.builder()
                .name("sluice_decode_bytes_total")
                .help("Size of the photo files that were decoded.")
                .labelNames("format")
                .register(registry);
        pixels = Counter.builder()
                .name("sluice_decode_pixels_total")
                .help("Pixels of the photos that were decoded; a million is a megapixel.")
                .labelNames("format")
                .register(registry);
    }

    @Override
    public void accept(Rendition photo) {
        String format = photo.format().code();
        seconds.labelValues(format, photo.decoded().code())
                .observe(photo.times().total() / 1e3);
        bytes.labelValues(format).inc(photo.byteSize());
        pixels.labelValues(format).inc((double) photo.width() * photo.height());
    }
}
