// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import photo.sluice.lab.figure.Report;
import photo.sluice.lab.figure.Table;
import photo.sluice.lab.process.Product;

/**
 * {@code Bench [--quick] [--seed=N] [--photos=N] [NAME…]}: runs the named benchmarks, or all, and prints what they found. Exit status:
 * 0 every promise held, 1 one did not, 2 wrong use, 3 something could not be measured.
 */
public final class Bench {
    private static final List<Benchmark> ALL = List.of(
            new Decode(),
            new Imaging(),
            new Latency(),
            new Queue(),
            new Scaling(),
            new Idle(),
            new Watching(),
            new Efficiency(),
            new Memory(),
            new Models(),
            new Neural(),
            new Sidecars(),
            new Rejudge(),
            new Library(),
            new Agreement());
    private static final long SEED = 20261121;
    private static final long PATIENCE_SECONDS = 30;

    private Bench() {}

    /** The properties {@code bench.home} and {@code bench.folder} name what is measured and where to work. */
    public static void main(String[] args) throws InterruptedException {
        boolean quick = false;
        long seed = SEED;
        OptionalInt photos = OptionalInt.empty();
        List<Benchmark> chosen = new ArrayList<>();
        for (String arg : args) {
            if (arg.equals("--quick")) quick = true;
            else if (arg.matches("--seed=\\d{1,18}")) seed = Long.parseLong(arg.substring("--seed=".length()));
            else if (arg.matches("--photos=[1-9]\\d{2,6}"))
                photos = OptionalInt.of(Integer.parseInt(arg.substring("--photos=".length())));
            else named(arg).ifPresentOrElse(chosen::add, () -> wrongUse(arg));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Bench::endChildren, "end-children"));
        Product product = new Product(Path.of(property("bench.home")));
        Ground ground = new Ground(product, Path.of(property("bench.folder")), quick, seed, photos);
        int status = 0;
        for (Benchmark benchmark : chosen.isEmpty() ? ALL : chosen) {
            status = Math.max(status, run(benchmark, ground));
        }
        System.exit(status);
    }

    /** Nothing that we started outlives us, not even when we are asked to stop in the midst. */
    private static void endChildren() {
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroy);
        for (ProcessHandle child : children) {
            try {
                child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                child.destroyForcibly();
            }
        }
    }

    private static int run(Benchmark benchmark, Ground ground) throws InterruptedException {
        System.err.println("bench: " + benchmark.name() + " …");
        try {
            Report report = benchmark.run(ground);
            System.out.println(Table.of(report));
            return report.held() ? 0 : 1;
        } catch (Benchmark.Unmeasurable e) {
            System.out.println(benchmark.name() + ": not measured: " + e.getMessage() + "\n");
            return 3;
        } catch (IOException e) {
            System.out.println(benchmark.name() + ": not measured: " + e + "\n");
            return 3;
        }
    }

    private static Optional<Benchmark> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static void wrongUse(String arg) {
        System.err.println("bench: not known: " + arg + "; there are "
                + String.join(", ", ALL.stream().map(Benchmark::name).toList())
                + ", --quick, --seed=N and --photos=N (100 and more)");
        System.exit(2);
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) throw new IllegalStateException("start this with lab/bench: " + name + " is not set");
        return value;
    }
}
