// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
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
 * A model that answers, for any number of threads at once over one session. Each call has buffers of its own; there
 * are as many sets of them as there were callers at once.
 */
public final class Model implements AutoCloseable {
    private final ModelCard card;
    private final OrtSession session;
    private final Device.Used device;
    private final Graph graph;
    private final Reading reading;
    private final List<String> labels;
    private final Deque<Workbench> free = new ArrayDeque<>();
    private final ReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private Model(ModelCard card, Sessions.Opened opened, Graph graph, Reading reading, List<String> labels) {
        this.card = card;
        this.labels = List.copyOf(labels);
        this.session = opened.session();
        this.device = opened.used();
        this.graph = graph;
        this.reading = reading;
    }

    /**
     * Opens and warms up a model: its first answer is given here, to a grey picture.
     *
     * @param file the .onnx
     * @param labels as many as the card's output needs; empty where it needs none
     * @param cache folder for unfolded weights; without one they are unfolded at each start
     */
    public static Model open(Path file, ModelCard card, List<String> labels, Device device, Optional<Path> cache)
            throws UnfitModelException, NoDeviceException {
        String name = String.valueOf(file.getFileName());
        try {
            Reading reading = Reading.of(card.output(), card.input(), labels);
            Sessions.Opened opened = opened(file, card, device, cache);
            Model model;
            try {
                Graph graph = Graph.of(name, opened.session(), card.input(), reading);
                model = new Model(card, opened, graph, reading, labels);
            } catch (OrtException | UnfitModelException | RuntimeException e) {
                opened.session().close();
                throw e;
            }
            model.warmUp();
            return model;
        } catch (OrtException e) {
            throw new UnfitModelException(name, "file", "is no graph that runs: " + e.getMessage());
        } catch (AnswerException | IllegalArgumentException e) {
            throw new UnfitModelException(name, "output", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UnfitModelException(name, "file", "cannot be read: " + e);
        }
    }

    private static Sessions.Opened opened(Path file, ModelCard card, Device device, Optional<Path> cache)
            throws IOException, OrtException, NoDeviceException {
        if (cache.isEmpty()) return Sessions.open(file, device);
        Unfolded unfolded = new Unfolded(cache.get());
        Path graph = unfolded.of(file, card.origin().sha256());
        try {
            return Sessions.open(graph, device);
        } catch (OrtException e) {
            if (graph.equals(file)) throw e;
            unfolded.forget(graph);
            return Sessions.open(unfolded.of(file, card.origin().sha256()), device);
        }
    }

    private void warmUp() {
        ByteBuffer grey = ByteBuffer.allocateDirect(3 * 64 * 64);
        while (grey.hasRemaining()) grey.put((byte) 128);
        boolean warm = false;
        try {
            answer(Bgr.of(grey, 64, 64));
            warm = true;
        } finally {
            if (!warm) close();
        }
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

    /**
     * What the model says of a picture; unchecked {@link AnswerException} if its numbers make no sense or it fails.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public Answer answer(Bgr picture) {
        life.readLock().lock();
        try {
            if (closed) throw new IllegalStateException(card.name() + " is closed");
            Workbench bench = taken();
            try {
                return bench.answer(session, picture);
            } finally {
                synchronized (free) {
                    free.push(bench);
                }
            }
        } catch (OrtException | IllegalArgumentException e) {
            throw new AnswerException(card.name(), e);
        } finally {
            life.readLock().unlock();
        }
    }

    private Workbench taken() throws OrtException {
        synchronized (free) {
            Workbench bench = free.poll();
            if (bench != null) return bench;
        }
        return new Workbench(graph, reading, card.input());
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
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(card.name() + " does not close", e);
        } finally {
            life.writeLock().unlock();
        }
    }
}
