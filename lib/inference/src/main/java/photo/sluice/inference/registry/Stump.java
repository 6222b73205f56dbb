// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What has come of a file so far: {@code x.part}, and in {@code x.part.from} from which address in which version. A kill
 * at any moment leaves both fit to go on with; {@code x} appears whole or not at all.
 */
final class Stump {
    /** Ends the names of unfinished files. */
    static final String SUFFIX = ".part";

    private final Path folder;
    private final Path target;
    private final Path part;
    private final Path from;

    Stump(Path folder, String name) {
        this.folder = folder;
        this.target = folder.resolve(name);
        this.part = folder.resolve(name + SUFFIX);
        this.from = folder.resolve(name + SUFFIX + ".from");
    }

    Path folder() {
        return folder;
    }

    Path part() {
        return part;
    }

    /** Bytes that are here. */
    long size() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** The entity tag or date of what is here, if it came from that address. */
    Optional<String> validator(URI address) throws IOException {
        if (!Files.exists(from)) return Optional.empty();
        List<String> lines =
                Files.readString(from, StandardCharsets.UTF_8).lines().toList();
        return lines.size() == 2 && lines.get(0).equals(address.toString())
                ? Optional.of(lines.get(1)).filter(line -> !line.isBlank())
                : Optional.empty();
    }

    /** For writing behind what is here, or from the start. */
    FileChannel open(boolean behind) throws IOException {
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (behind) channel.position(channel.size());
        else channel.truncate(0);
        return channel;
    }

    static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    void cameFrom(URI address, Optional<String> validator) throws IOException {
        Files.writeString(from, address + "\n" + validator.orElse("") + "\n", StandardCharsets.UTF_8);
    }

    /** Away with it. */
    void drop() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(from);
    }

    /** It is whole: forced to disk, then in one step what it shall be. */
    void finish() throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(from);
        force(folder);
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
