// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.answer.Reading;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.UnfitModelException;

/**
 * A model that answers, for any number of threads at once over one session. On a processor each call runs the graph in
 * its own thread, with buffers of its own; there are as many sets of them as there were callers at once. On a GPU calls
 * are brought together in batches, where the graph takes more than one picture at once.
 */
public final class Model implements AutoCloseable {
    private final ModelCard card;
    private final OrtSession session;
    private final Device.Used device;
    private final Meter meter;
    private final Graph graph;
    private final Reading reading;
    private Optional<Batcher> batcher = Optional.empty();
    private final List<String> labels;
    private final Deque<Workbench> free = new ArrayDeque<>();
    private final ReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private Model(
            ModelCard card, Sessions.Opened opened, Graph graph, Reading reading, List<String> labels, Meter meter) {
        this.card = card;
        this.labels = List.copyOf(labels);
        this.session = opened.session();
        this.device = opened.used();
        this.graph = graph;
        this.reading = reading;
        this.meter = meter;
    }

    /** {@link #open(Path, ModelCard, List, Setup)} with what is usual on the device. */
    public static Model open(Path file, ModelCard card, List<String> labels, Device device, Optional<Path> cache)
            throws UnfitModelException, NoDeviceException {
        Setup setup = Setup.on(device);
        return open(file, card, labels, cache.map(setup::cachedIn).orElse(setup));
    }

    /**
     * Opens and warms up a model: its first answers are given here, to a grey picture and, where it takes batches, to a
     * full batch of them.
     *
     * @param file the .onnx
     * @param labels as many as the card's output needs; empty where it needs none
     */
    public static Model open(Path file, ModelCard card, List<String> labels, Setup setup)
            throws UnfitModelException, NoDeviceException {
        String name = String.valueOf(file.getFileName());
        try {
            CommandLine.check();
            Reading reading = Reading.of(card.output(), card.input(), labels);
            Sessions.Opened opened = opened(file, card, setup);
            Model model;
            try {
                Graph graph = Graph.of(name, opened.session(), card.input(), reading);
                model = new Model(card, opened, graph, reading, labels, setup.meter());
            } catch (OrtException | UnfitModelException | RuntimeException e) {
                opened.session().close();
                throw e;
            }
            model.warmUp(setup.batching());
            setup.meter().opened(card, model.device, model.batch());
            return model;
        } catch (OrtException e) {
            throw new UnfitModelException(name, "file", "is no graph that runs: " + e.getMessage());
        } catch (AnswerException | IllegalArgumentException e) {
            throw new UnfitModelException(name, "output", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UnfitModelException(name, "file", "cannot be read: " + e);
        }
    }

    private static Sessions.Opened opened(Path file, ModelCard card, Setup setup)
            throws IOException, OrtException, NoDeviceException {
        if (setup.cache().isEmpty()) return Sessions.open(file, setup.device(), setup.cache());
        Unfolded unfolded = new Unfolded(setup.cache().get());
        Path graph = unfolded.of(file, card.origin().sha256());
        try {
            return Sessions.open(graph, setup.device(), setup.cache());
        } catch (OrtException e) {
            if (graph.equals(file)) throw e;
            unfolded.forget(graph);
            return Sessions.open(unfolded.of(file, card.origin().sha256()), setup.device(), setup.cache());
        }
    }

    private void warmUp(Batching batching) {
        Bgr grey = grey(64, 64);
        boolean warm = false;
        try {
            if (card.input().isAnySize()) warmUpLargest();
            else answer(grey);
            // Photos of one size are few in a row, so graphs of any size are shown them singly.
            if (!card.input().isAnySize()
                    && graph.anyBatch()
                    && batching.most() > 1
                    && (device.isGpu() || batching.onProcessor())) {
                Call call = new GraphCall(session, graph, reading, card.input());
                Batcher candidate = new Batcher(card, call, reading, batching, meter);
                if (candidate.works(grey)) batcher = Optional.of(candidate);
                else candidate.close();
            }
            warm = true;
        } finally {
            if (!warm) close();
        }
    }

    /** A graph that was converted for one size often says that it takes any, and fails or answers nonsense for others. */
    private void warmUpLargest() {
        int side = card.input().width();
        int other = Math.max(1, side * 3 / 4);
        answer(grey(side, other));
        answer(grey(other, side));
    }

    private static Bgr grey(int width, int height) {
        ByteBuffer grey = ByteBuffer.allocateDirect(3 * width * height);
        while (grey.hasRemaining()) grey.put((byte) 128);
        return Bgr.of(grey, width, height);
    }

    public ModelCard card() {
        return card;
    }

    /** What the classes are called, in the graph's order; empty where the card's output needs no labels. */
    public List<String> labels() {
        return labels;
    }

    public Device.Used device() {
        return device;
    }

    /** How many pictures the model is shown at once at most, as things stand; 1 on a processor and for rigid graphs. */
    public int batch() {
        return batcher.map(Batcher::limit).orElse(1);
    }

    /**
     * What the model says of a picture; unchecked {@link AnswerException} if its numbers make no sense or it fails. Waits
     * for other callers' pictures where batches are taken.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public Answer answer(Bgr picture) {
        return whileOpen(() -> batcher.isPresent() ? batcher.get().answer(picture) : alone(picture));
    }

    /**
     * {@link #answer} for each of the pictures, in their order, in batches of {@link #batch} that wait for nobody; the first
     * that fails fails them all.
     */
    public List<Answer> answers(List<Bgr> pictures) {
        return whileOpen(() -> {
            if (batcher.isPresent()) return batcher.get().answers(pictures);
            List<Answer> answers = new ArrayList<>();
            for (Bgr picture : pictures) answers.add(alone(picture));
            return answers;
        });
    }

    private interface Asking<T> {
        T now() throws OrtException;
    }

    private <T> T whileOpen(Asking<T> asking) {
        life.readLock().lock();
        try {
            if (closed) throw new IllegalStateException(card.name() + " is closed");
            return asking.now();
        } catch (OrtException | IllegalArgumentException e) {
            throw new AnswerException(card.name(), e);
        } finally {
            life.readLock().unlock();
        }
    }

    private Answer alone(Bgr picture) throws OrtException {
        Workbench bench = taken();
        try {
            return bench.answer(session, picture);
        } finally {
            synchronized (free) {
                free.push(bench);
            }
        }
    }

    private Workbench taken() throws OrtException {
        synchronized (free) {
            Workbench bench = free.poll();
            if (bench != null) return bench;
        }
        return new Workbench(graph, reading, card, meter);
    }

    /** Waits for the answers under way, then frees all native memory. */
    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (closed) return;
            closed = true;
            free.forEach(Workbench::close);
            free.clear();
            batcher.ifPresent(Batcher::close);
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(card.name() + " does not close", e);
        } finally {
            life.writeLock().unlock();
        }
    }
}
