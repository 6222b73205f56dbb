// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request for the rest of a file. What came is in the stump however it ends. */
final class Attempt {
    /** This address will not do, and asking again would not help. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /** Our own disk will not do; no address could help. */
    static final class Unstored extends Exception {
        private static final long serialVersionUID = 1;

        Unstored(IOException cause) {
            super(cause);
        }
    }

    /** {@code bytes 100-199/200}, RFC 9110 §14.4. */
    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)");

    private final Part part;
    private final URI address;
    private final Stump stump;
    private final Duration stall;
    private final Progress progress;

    Attempt(Part part, URI address, Stump stump, Duration stall, Progress progress) {
        this.part = part;
        this.address = address;
        this.stump = stump;
        this.stall = stall;
        this.progress = progress;
    }

    /**
     * Asks once and takes what comes.
     *
     * @throws IOException if it broke off; another try may get further
     */
    void run(HttpClient http) throws IOException, InterruptedException, Refused, Unstored {
        long here = here();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(stall)
                .header("User-Agent", "sluice")
                // A model that comes compressed could not be gone on with.
                .header("Accept-Encoding", "identity");
        if (here > 0) {
            request.header("Range", "bytes=" + here + "-");
            Optional<String> validator = validator();
            validator.ifPresent(value -> request.header("If-Range", value));
        }
        HttpResponse<Body> response = http.send(request.build(), info -> new Body());
        try (Body body = response.body()) {
            boolean behind = begins(response, here);
            keep(response.headers(), body, behind);
        }
    }

    /** Whether the answer goes on where we are; else it begins anew. */
    private boolean begins(HttpResponse<?> response, long here) throws IOException, Refused, Unstored {
        int status = response.statusCode();
        HttpHeaders headers = response.headers();
        switch (status) {
            case 200 -> sized(headers.firstValueAsLong("Content-Length"));
            case 206 -> {
                Matcher range =
                        RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
                if (!range.matches() || Long.parseLong(range.group(1)) != here) {
                    drop();
                    throw new IOException("it goes on elsewhere than was asked: "
                            + headers.firstValue("Content-Range").orElse("no Content-Range"));
                }
                if (!range.group(3).equals("*")) sized(OptionalLong.of(Long.parseLong(range.group(3))));
            }
            case 416 -> {
                drop();
                throw new IOException("it has nothing behind byte " + here + ", so we begin anew");
            }
            case 408, 425, 429, 500, 502, 503, 504 -> throw new IOException("it answers " + status + ", try later");
            default -> throw new Refused("it answers " + status + (status == 404 ? ", no such file" : ""));
        }
        String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) throw new Refused("it answers with a web page, not with the file");
        return status == 206;
    }

    private void sized(OptionalLong bytes) throws Refused {
        if (bytes.isPresent() && bytes.getAsLong() != part.bytes()) {
            throw new Refused("it has " + bytes.getAsLong() + " bytes there, " + part.bytes() + " are expected");
        }
    }

    private void keep(HttpHeaders headers, Body body, boolean behind)
            throws IOException, InterruptedException, Refused, Unstored {
        try (FileChannel channel = opened(headers, behind)) {
            long have = size(channel);
            long windowEnds = System.nanoTime() + stall.toNanos();
            long inWindow = 0;
            while (true) {
                Duration left = Duration.ofNanos(Math.max(0, windowEnds - System.nanoTime()));
                @Nullable List<ByteBuffer> pieces = body.next(left);
                if (pieces != null && pieces.isEmpty()) break;
                for (ByteBuffer piece : pieces == null ? List.<ByteBuffer>of() : pieces) {
                    inWindow += piece.remaining();
                    have += piece.remaining();
                    if (have > part.bytes()) {
                        drop();
                        throw new Refused("it sends more than the " + part.bytes() + " bytes that are expected");
                    }
                    write(channel, piece);
                }
                progress.have(part, have);
                if (System.nanoTime() >= windowEnds) {
                    if (inWindow < Patience.LEAST_BYTES && have < part.bytes()) {
                        throw new IOException("it stalls: " + inWindow + " bytes in " + seconds(stall));
                    }
                    windowEnds = System.nanoTime() + stall.toNanos();
                    inWindow = 0;
                }
            }
            if (have < part.bytes()) throw new IOException("it breaks off at byte " + have + " of " + part.bytes());
        } catch (java.nio.channels.ClosedByInterruptException e) {
            throw new InterruptedException();
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    // Our own disk's faults are told from the network's, which are worth another try.

    private long here() throws Unstored {
        try {
            return stump.size();
        } catch (IOException e) {
            throw new Unstored(e);
        }
    }

    private Optional<String> validator() throws Unstored {
        try {
            return stump.validator(address);
        } catch (IOException e) {
            throw new Unstored(e);
        }
    }

    private void drop() throws Unstored {
        try {
            stump.drop();
        } catch (IOException e) {
            throw new Unstored(e);
        }
    }

    private FileChannel opened(HttpHeaders headers, boolean behind) throws Unstored {
        try {
            FileChannel channel = stump.open(behind);
            // A weak tag tells nothing about bytes (RFC 9110 §13.1.5).
            Optional<String> tag = headers.firstValue("ETag").filter(value -> !value.startsWith("W/"));
            stump.cameFrom(address, tag.or(() -> headers.firstValue("Last-Modified")));
            return channel;
        } catch (IOException e) {
            throw new Unstored(e);
        }
    }

    private static long size(FileChannel channel) throws Unstored {
        try {
            return channel.position();
        } catch (IOException e) {
            throw new Unstored(e);
        }
    }

    private static void write(FileChannel channel, ByteBuffer piece)
            throws Unstored, java.nio.channels.ClosedByInterruptException {
        try {
            Stump.write(channel, piece);
        } catch (java.nio.channels.ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new Unstored(e);
        }
    }
}
