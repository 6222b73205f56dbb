// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer piece by piece, each waited for no longer than one wants. The JDK's stream waits for ever.
 */
final class Body implements HttpResponse.BodySubscriber<Body>, AutoCloseable {
    /** A piece; without bytes the end, or the fault that was it. */
    private record Piece(
            @Nullable List<ByteBuffer> bytes, @Nullable Throwable fault) {}

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<Body> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        pieces.add(new Piece(bytes, null));
    }

    @Override
    public void onError(Throwable fault) {
        pieces.add(new Piece(null, fault));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(null, null));
    }

    /**
     * The next bytes; empty at the end, {@code null} if none came in time.
     *
     * @throws IOException if the connection broke
     */
    @Nullable
    List<ByteBuffer> next(Duration wait) throws IOException, InterruptedException {
        Piece piece = pieces.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (piece == null) return null;
        if (piece.fault() != null) throw new IOException(piece.fault());
        if (piece.bytes() == null) return List.of();
        synchronized (this) {
            if (subscription != null) subscription.request(1);
        }
        return piece.bytes();
    }

    /** Lets go of the connection. */
    @Override
    public synchronized void close() {
        if (subscription != null) subscription.cancel();
    }
}
