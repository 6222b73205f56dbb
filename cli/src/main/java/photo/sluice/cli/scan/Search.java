// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.cli.Failure;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.contract.Version;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Tail;
import photo.sluice.watcher.bytes.Contents;
import photo.sluice.watcher.file.Look;
import photo.sluice.watcher.folder.Eye;
import photo.sluice.watcher.folder.Kind;
import photo.sluice.watcher.folder.Names;
import photo.sluice.watcher.folder.Sight;
import photo.sluice.watcher.folder.Walk;

/**
 * Goes through folders and chooses photos: some hundred bytes a photo, one sidecar at a time in each thread. Nothing is
 * opened but sidecars, and files whose names say nothing.
 */
public final class Search {
    private static final int BATCH = 2048;

    private final Wanted wanted;
    private final Installed installed;

    /** @param installed by which something may be stale */
    public Search(Wanted wanted, Installed installed) {
        this.wanted = wanted;
        this.installed = installed;
    }

    /** What was announced last of the photos of a folder, as the log tells it. */
    public static Map<String, Version> known(Cluster cluster, Scope scope) {
        Map<String, Version> known = new HashMap<>();
        String prefix = scope.root() + "/";
        try (Tail catalogue = Tail.fromStart(cluster, Topic.CATALOGUE)) {
            catalogue.toEnd(record -> {
                if (!record.key().startsWith(prefix)) return;
                String path = PhotoId.ofKey(record.key()).path();
                if (!scope.covers(path)) return;
                byte[] value = record.value();
                if (value == null) {
                    known.remove(path);
                    return;
                }
                try {
                    if (EventCodec.read(value) instanceof PhotoArrived arrived)
                        known.put(path, arrived.subject().version());
                } catch (UnreadableEvent e) {
                    known.remove(path); // counts as new, for the watcher too
                }
            });
        }
        return known;
    }

    /**
     * Chooses.
     *
     * @param known what was announced, by path below the root
     */
    public Found in(Scope scope, Map<String, Version> known) {
        Eye eye = new Eye(scope.top());
        Choosing choosing = new Choosing(scope, eye, known);
        try (Walk walk = new Walk(eye, scope.folder(), true, choosing)) {
            while (walk.step(BATCH)) choosing.read();
        }
        choosing.read();
        return new Found(scope, choosing.photos, choosing.fresh, choosing.changed, choosing.chosen);
    }

    private final class Choosing implements Walk.Visitor {
        private final Scope scope;
        private final Eye eye;
        private final Map<String, Version> known;
        private final List<String> chosen = new ArrayList<>();
        /** Wanted if their sidecars say so. */
        private final List<String> unread = new ArrayList<>();

        private int photos;
        private int fresh;
        private int changed;

        Choosing(Scope scope, Eye eye, Map<String, Version> known) {
            this.scope = scope;
            this.eye = eye;
            this.known = known;
        }

        @Override
        public void entering(String folder) {}

        @Override
        public void met(String path, Sight sight) {
            if (!(sight instanceof Sight.Photo photo)) return;
            Version before = known.get(path);
            if (before == null && Names.kind(path) != Kind.PHOTO && !Contents.image(eye.at(path))) return;
            photos++;
            Look look = photo.look();
            boolean same = before != null && before.sameContent(look.size(), look.modified());
            if (before == null) fresh++;
            else if (!same) changed++;
            boolean may = wanted.mode() == Mode.ALL || (wanted.mode() == Mode.NEW) != same;
            if (!may) return;
            if (wanted.readsSidecars()) unread.add(path);
            else chosen.add(path);
        }

        /** Asks the sidecars of what was met lately. */
        void read() {
            List<Path> files = unread.stream().map(eye::at).toList();
            List<Boolean> wants = files.parallelStream().map(this::wants).toList();
            for (int i = 0; i < wants.size(); i++) if (wants.get(i)) chosen.add(unread.get(i));
            unread.clear();
        }

        private boolean wants(Path photo) {
            Beside beside = Beside.of(photo);
            if (beside.has(wanted.without())) return false;
            return wanted.mode() != Mode.STALE || beside.stale(wanted, installed);
        }

        @Override
        public void unreadable(String folder, IOException why) {
            if (folder.equals(scope.folder()))
                throw Failure.environment(scope.path() + " cannot be looked through: " + why);
        }
    }
}
