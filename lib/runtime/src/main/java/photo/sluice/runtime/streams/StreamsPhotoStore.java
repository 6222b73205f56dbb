// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import photo.sluice.contract.PhotoId;

/** The photo store over a Streams key-value store, and how far the ledger is known in it. */
final class StreamsPhotoStore implements PhotoStore {
    private static final String PHOTO = "p\0";
    private static final String WAITING = "w\0";
    private static final String ASKED = "r\0";
    private static final String ANSWERED = "d\0";
    private static final String LEDGER_OFFSET = "o\0ledger";

    private final KeyValueStore<String, byte[]> store;

    StreamsPhotoStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public Optional<byte[]> get(PhotoId photo) {
        return Optional.ofNullable(store.get(PHOTO + key(photo)));
    }

    @Override
    public void put(PhotoId photo, byte[] value, boolean waiting) {
        store.put(PHOTO + key(photo), value);
        String mark = WAITING + key(photo);
        boolean marked = store.get(mark) != null;
        if (waiting && !marked) store.put(mark, new byte[] {1});
        if (!waiting && marked) store.delete(mark);
    }

    @Override
    public List<PhotoId> waiting() {
        List<PhotoId> waiting = new ArrayList<>();
        scan(WAITING, (key, value) -> waiting.add(photo(key.substring(WAITING.length()))));
        return waiting;
    }

    @Override
    public void inFolder(String folder, BiConsumer<PhotoId, byte[]> sink) {
        scan(PHOTO + folder + "\0", (key, value) -> sink.accept(photo(key.substring(PHOTO.length())), value));
    }

    @Override
    public List<String> folders(String place) {
        List<String> folders = new ArrayList<>();
        folders(PHOTO + place + "\0", folders);
        folders(PHOTO + place + "/", folders);
        return folders;
    }

    /** Goes from folder to folder, not from photo to photo. */
    private void folders(String prefix, List<String> folders) {
        String from = prefix;
        while (true) {
            String next = first(from).filter(key -> key.startsWith(prefix)).orElse(null);
            if (next == null) return;
            String folder = next.substring(PHOTO.length(), next.lastIndexOf('\0'));
            folders.add(folder);
            from = PHOTO + folder + "\1";
        }
    }

    private Optional<String> first(String from) {
        try (KeyValueIterator<String, byte[]> all = store.range(from, "p\1")) {
            return all.hasNext() ? Optional.of(all.next().key) : Optional.empty();
        }
    }

    /** Keeps a request until it is answered; false if it was answered before. */
    boolean keep(String request, byte[] value) {
        if (store.get(ANSWERED + request) != null) return false;
        store.put(ASKED + request, value);
        return true;
    }

    /** The request is done; should it come again, it is not. */
    void answered(String request) {
        store.put(ANSWERED + request, new byte[] {1});
        store.delete(ASKED + request);
    }

    /** The requests that are not answered yet. */
    List<byte[]> asked() {
        List<byte[]> asked = new ArrayList<>();
        scan(ASKED, (key, value) -> asked.add(value));
        return asked;
    }

    private void scan(String prefix, BiConsumer<String, byte[]> sink) {
        try (KeyValueIterator<String, byte[]> all = store.prefixScan(prefix, new StringSerializer())) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> next = all.next();
                sink.accept(next.key, next.value);
            }
        }
    }

    /** The ledger records below this offset are in the store. */
    long ledgerOffset() {
        byte[] value = store.get(LEDGER_OFFSET);
        return value == null ? 0 : java.nio.ByteBuffer.wrap(value).getLong();
    }

    void ledgerOffset(long offset) {
        store.put(
                LEDGER_OFFSET,
                java.nio.ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
    }

    /** Folder and name with a NUL between, which no path holds: a folder's photos lie together, its subfolders' do not. */
    private static String key(PhotoId photo) {
        return photo.folder() + "\0" + photo.name();
    }

    private static PhotoId photo(String key) {
        return PhotoId.ofKey(key.replace('\0', '/'));
    }
}
