// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import photo.sluice.inference.ModelFile;
import photo.sluice.inference.card.UnfitModelException;

/** Brings files whose bytes are known, from the first address that has them. Goes on with what was begun. */
public final class Fetcher {
    /** A try that brings this much was worth it: it does not count. */
    private static final long WORTH_IT = 1 << 20;

    private final HttpClient http;
    private final Patience patience;

    public Fetcher(Patience patience, ProxySelector proxies) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience.connect())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(proxies)
                // Files come one after another; what the second version is for is not needed, and proxies know the
                // first.
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * Sees to it that the file stands in the folder, with those very bytes.
     *
     * @param folder exists
     * @throws PullException if it does not; then nothing new stands there but perhaps a stump to go on with
     */
    public void fetch(Part part, Path folder, Progress progress) throws PullException, InterruptedException {
        Path target = folder.resolve(part.file());
        Stump stump = new Stump(folder, part.file());
        try {
            if (Files.exists(target)) {
                if (Files.size(target) == part.bytes() && sha256(target).equals(part.sha256())) {
                    stump.drop();
                    progress.have(part, part.bytes());
                    return;
                }
                progress.note(target + " is there, but it is another file; it will be replaced");
            }
            if (stump.size() > part.bytes()) stump.drop();
        } catch (IOException e) {
            throw unstored(part, stump, e);
        }
        List<String> reasons = new ArrayList<>();
        for (URI address : part.addresses()) {
            if (!reasons.isEmpty()) progress.note(reasons.get(reasons.size() - 1) + "; trying " + address.getHost());
            try {
                fetch(part, address, stump, progress);
                return;
            } catch (Attempt.Refused e) {
                reasons.add(address + ": " + e.getMessage());
            } catch (Attempt.Unstored e) {
                throw unstored(part, stump, e.getCause() instanceof IOException io ? io : new IOException(e));
            }
        }
        throw new PullException(part.file() + " could not be fetched", advice(part, target, reasons));
    }

    /** From one address. */
    private void fetch(Part part, URI address, Stump stump, Progress progress)
            throws Attempt.Refused, Attempt.Unstored, InterruptedException, PullException {
        Attempt attempt = new Attempt(part, address, stump, patience.stall(), progress);
        int failed = 0;
        boolean goesOn = size(stump) > 0;
        while (true) {
            long before = size(stump);
            roomFor(part, stump, before);
            try {
                if (before < part.bytes()) attempt.run(http);
                String sha256 = finish(part, stump);
                if (sha256.equals(part.sha256())) return;
                String why = "its SHA-256 is " + sha256 + ", " + part.sha256() + " is expected (" + part.bytes()
                        + " bytes, as expected); what came was thrown away";
                if (!goesOn) throw new Attempt.Refused(why);
                progress.note(part.file() + ": what was begun earlier is of another file; beginning anew");
                goesOn = false;
            } catch (IOException e) {
                String why = why(e);
                if (isOutOfReach(e) && before == 0) throw new Attempt.Refused(why);
                if (size(stump) - before < WORTH_IT) failed++;
                if (failed >= patience.tries()) throw new Attempt.Refused(why + " (" + failed + " tries)");
                progress.note(address.getHost() + ": " + why + "; trying again");
                Thread.sleep(patience.pauseAfter(Math.max(1, failed)).toMillis());
            }
        }
    }

    /** What came is stored if it is the file, else thrown away; answers its SHA-256. */
    private static String finish(Part part, Stump stump) throws Attempt.Unstored {
        try {
            String sha256 = sha256(stump.part());
            if (sha256.equals(part.sha256())) stump.finish();
            else stump.drop();
            return sha256;
        } catch (IOException e) {
            throw new Attempt.Unstored(e);
        }
    }

    private static void roomFor(Part part, Stump stump, long here) throws PullException, Attempt.Unstored {
        try {
            long needed = part.bytes() - here;
            Path folder = stump.folder();
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) throw full(part, folder, needed, free);
        } catch (IOException e) {
            throw new Attempt.Unstored(e);
        }
    }

    private static PullException full(Part part, Path folder, long needed, long free) {
        return new PullException("the disk of " + folder + " is too full for " + part.file() + ": " + needed
                + " bytes more are needed, " + free + " are free");
    }

    /** A full disk gets its space back at once: others than us need it too. */
    private static PullException unstored(Part part, Stump stump, IOException e) {
        Path folder = stump.folder();
        String message = String.valueOf(e.getMessage());
        if (!message.contains("No space left") && !message.contains("quota")) {
            return new PullException(part.file() + " cannot be stored in " + folder + ": " + e);
        }
        try {
            stump.drop();
            return full(part, folder, part.bytes(), Files.getFileStore(folder).getUsableSpace());
        } catch (IOException more) {
            return new PullException("the disk of " + folder + " is full: " + message);
        }
    }

    private static List<String> advice(Part part, Path target, List<String> reasons) {
        List<String> lines = new ArrayList<>(reasons);
        lines.add("Where there is a network, fetch " + part.addresses().get(0));
        lines.add("see that it has " + part.bytes() + " bytes and the SHA-256 " + part.sha256() + ",");
        lines.add("lay it at " + target.toAbsolutePath() + ", and run the same command again:");
        lines.add("what lies there is checked and not fetched again. A proxy is taken from HTTPS_PROXY.");
        return lines;
    }

    private static boolean isOutOfReach(IOException e) {
        return e instanceof ConnectException || e instanceof HttpConnectTimeoutException || e instanceof SSLException;
    }

    private static String why(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) return "the name is not known here (no network?)";
        }
        if (e instanceof HttpConnectTimeoutException) return "no connection in time (no network?)";
        if (e instanceof HttpTimeoutException) return "no answer in time";
        if (e instanceof ConnectException) return "no connection" + of(e) + " (no network?)";
        if (e instanceof SSLException) return "no safe connection" + of(e);
        Throwable cause = e.getCause();
        return e.getMessage() == null || cause != null ? "the connection broke" + of(e) : e.getMessage();
    }

    private static String of(IOException e) {
        return e.getMessage() == null ? "" : ": " + e.getMessage();
    }

    private static long size(Stump stump) throws Attempt.Unstored {
        try {
            return stump.size();
        } catch (IOException e) {
            throw new Attempt.Unstored(e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return ModelFile.sha256(file);
        } catch (UnfitModelException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
