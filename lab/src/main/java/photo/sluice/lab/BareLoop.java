// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.inference.Bgr;
import photo.sluice.inference.Device;
import photo.sluice.inference.Model;
import photo.sluice.inference.ModelFolder;
import photo.sluice.inference.NoDeviceException;

/** Photos decoded and shown to models by as many threads as there are cores: no queue, no measures, no sidecars. */
final class BareLoop {
    private BareLoop() {}

    /** Seconds for all photos, start and warm-up left out. */
    record Took(double wall, double cpu) {}

    static Took over(List<Path> photos, Path models, int warmUp)
            throws IOException, InterruptedException, Benchmark.Unmeasurable {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try (ModelFolder folder = ModelFolder.open(models, new Device.Cpu(), Optional.empty());
                PhotoReader reader = new PhotoReader(Limits.USUAL)) {
            if (!folder.faults().isEmpty())
                throw new Benchmark.Unmeasurable(folder.faults().toString());
            once(callers, threads, photos.subList(0, Math.min(warmUp, photos.size())), reader, folder.models());
            OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            long cpu = machine.getProcessCpuTime();
            long began = System.nanoTime();
            once(callers, threads, photos, reader, folder.models());
            return new Took((System.nanoTime() - began) / 1e9, (machine.getProcessCpuTime() - cpu) / 1e9);
        } catch (NoDeviceException | ExecutionException e) {
            throw new Benchmark.Unmeasurable(String.valueOf(e.getMessage()));
        } finally {
            callers.shutdownNow();
        }
    }

    private static void once(
            ExecutorService callers, int threads, List<Path> photos, PhotoReader reader, List<Model> models)
            throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            tasks.add(() -> {
                int done = 0;
                for (int at = next.getAndIncrement(); at < photos.size(); at = next.getAndIncrement()) {
                    show(photos.get(at), reader, models);
                    done++;
                }
                return done;
            });
        }
        for (Future<Integer> each : callers.invokeAll(tasks)) each.get();
    }

    private static void show(Path photo, PhotoReader reader, List<Model> models) throws UnreadablePhoto {
        try (Rendition rendition = reader.read(photo)) {
            Mat colour = rendition.colour();
            Bgr picture = new Bgr(colour.data(), colour.cols(), colour.rows(), colour.step());
            for (Model model : models) model.answer(picture);
        }
    }
}
