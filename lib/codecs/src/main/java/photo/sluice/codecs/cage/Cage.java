// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledFuture;
import org.bytedeco.javacpp.BytePointer;
import photo.sluice.codecs.Codec;
import photo.sluice.codecs.Frame;
import photo.sluice.codecs.Memory;
import photo.sluice.codecs.Undecodable;
import photo.sluice.codecs.Undecodable.Reason;
import photo.sluice.codecs.library.Library;

/**
 * Decodes with libraries that crash, hang and swallow memory, in child processes that are killed for it.
 *
 * <p>Processes start when they are needed, are used again, and leave when idle. A decoder that dies costs its own photo
 * only, and only once it has died in a process that had seen no other photo before. Thread-safe: as many callers decode at
 * once as there are children; the others wait their turn, and none waits longer than the ones before it may take. If this
 * process dies, its children leave at once.
 *
 * <p>Common to all methods that decode: an interrupt kills the child and ends in a {@link CancellationException} with the
 * flag set; a child that does not even start in an {@link UncheckedIOException}, since no photo is at fault.
 */
public final class Cage implements AutoCloseable {
    private final CageLimits limits;
    private final Crew crew;

    /** Starts nothing yet. */
    public Cage(CageLimits limits) {
        this(limits, new JavaLaunch(CageMain.class, limits));
    }

    Cage(CageLimits limits, Launch launch) {
        this.limits = limits;
        this.crew = new Crew(launch, limits.children(), limits.idle());
    }

    /** True if this build has the library and the means to confine it. Starts nothing. */
    public boolean available(Codec codec) {
        return Library.CONFINEMENT.built() && Task.decoding(codec).library().built();
    }

    /**
     * The photo in the first {@code length} bytes of {@code file}, upright; a RAW at half size.
     *
     * @param memory asked once for {@code 3 * width * height} bytes, and not at all if the photo cannot be decoded
     * @throws Undecodable with the reason, and a message that a person understands
     */
    public Frame decode(Codec codec, BytePointer file, long length, Memory memory) throws Undecodable {
        return run(Task.decoding(codec), file, length, (child, answer) -> {
            BytePointer pixels = memory.of(answer.length());
            child.read(pixels, answer);
            return new Frame(answer.width(), answer.height(), pixels, answer.fullWidth(), answer.fullHeight());
        });
    }

    /** The same, of what remains of a buffer, whose position stays. A direct buffer is not copied. */
    public Frame decode(Codec codec, ByteBuffer file, Memory memory) throws Undecodable {
        try (BytePointer bytes = bytes(file)) {
            return decode(codec, bytes, file.remaining(), memory);
        }
    }

    /** The largest JPEG that LibRaw finds in a RAW, as it lies there; an empty array if there is none. */
    public byte[] preview(BytePointer file, long length) throws Undecodable {
        return run(Task.RAW_PREVIEW, file, length, (child, answer) -> child.bytes(answer));
    }

    /** The same, of what remains of a buffer, whose position stays. */
    public byte[] preview(ByteBuffer file) throws Undecodable {
        try (BytePointer bytes = bytes(file)) {
            return preview(bytes, file.remaining());
        }
    }

    private static BytePointer bytes(ByteBuffer file) {
        ByteBuffer rest = file.slice();
        if (rest.isDirect()) {
            return new BytePointer(rest);
        }
        byte[] copy = new byte[rest.remaining()];
        rest.get(copy);
        return new BytePointer(copy);
    }

    private <T> T run(Task task, BytePointer file, long length, Receive<T> receive) throws Undecodable {
        if (!Library.CONFINEMENT.built() || !task.library().built()) {
            throw new Undecodable(Reason.UNSUPPORTED, task.library().remedy());
        }
        if (length < 1) {
            throw new Undecodable(Reason.TRUNCATED, "the file is empty");
        }
        if (length > limits.memoryBytes()) {
            throw new Undecodable(Reason.TOO_LARGE, "the file is larger than the memory allowed for decoding it");
        }
        Crew.Use<T> use = child -> exchange(child, task, file, length, receive);
        try {
            return withSecondChance(use);
        } catch (ClosedByInterruptException e) {
            throw cancelled(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T withSecondChance(Crew.Use<T> use) throws Undecodable, IOException, InterruptedException {
        try {
            return crew.with(use);
        } catch (Inherited inherited) {
            try {
                return crew.withNew(use);
            } catch (Inherited e) {
                throw new IllegalStateException("a new process cannot be a used one", e);
            }
        }
    }

    private <T> T exchange(Child child, Task task, BytePointer file, long length, Receive<T> receive)
            throws Undecodable, IOException, InterruptedException, Inherited {
        ScheduledFuture<?> end = crew.after(limits.time(), child::expire);
        try {
            Answer answer = child.ask(task, file, length, limits.maxPixels());
            Optional<Reason> failure = answer.failure();
            if (failure.isPresent()) {
                throw new Undecodable(failure.get(), child.text(answer));
            }
            return receive.from(child, answer);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw lost(child);
        } finally {
            end.cancel(false);
        }
    }

    private Undecodable lost(Child child) throws InterruptedException, Inherited {
        if (crew.closed()) {
            throw new CancellationException("the cage was closed while decoding");
        }
        if (child.expired()) {
            return new Undecodable(
                    Reason.TOO_SLOW, "not decoded within " + limits.time().toMillis() / 1000.0 + " s");
        }
        Obituary obituary = child.obituary();
        if (child.used()) {
            throw new Inherited();
        }
        return new Undecodable(obituary.reason(), obituary.message());
    }

    private static CancellationException cancelled(Exception cause) {
        CancellationException cancelled = new CancellationException("interrupted while decoding");
        cancelled.initCause(cause);
        return cancelled;
    }

    /** Kills the children, also those at work; who waits for them gets a {@link CancellationException}. */
    @Override
    public void close() {
        crew.close();
    }

    /** Takes what follows the head of an answer. */
    @FunctionalInterface
    private interface Receive<T> {
        T from(Child child, Answer answer) throws IOException;
    }
}
