// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import photo.sluice.contract.PhotoId;

/**
 * Which photos of one folder belong together: each photo is in exactly one set, and the sets are the same in whatever
 * order the photos came. A photo that comes or goes costs the logarithm of the folder, and the next question about its run
 * as much as that run is long. Not thread-safe.
 */
public final class FolderSets {
    private final SetRules rules;
    private final Likeness likeness;
    private final Map<PhotoId, Look> looks = new HashMap<>();

    /** By what is left of a name without additions. */
    private final Map<String, List<Look>> roots = new HashMap<>();

    private final Map<String, List<Taken>> shots = new HashMap<>();
    private final Map<PhotoId, Taken> taken = new HashMap<>();
    private final Map<String, Timeline> cameras = new HashMap<>();

    public FolderSets(SetRules rules) {
        this.rules = rules;
        this.likeness = new Likeness(rules);
    }

    /** The sets of these photos of one folder, by name. */
    public static List<PhotoSet> of(Collection<Look> looks, SetRules rules) {
        FolderSets folder = new FolderSets(rules);
        looks.forEach(folder::put);
        return folder.all();
    }

    /** Takes a photo in, or a newer version of it; false if that is known already, or older than what is known. */
    public boolean put(Look look) {
        Look known = looks.get(look.photo());
        if (known != null && (known.version() > look.version() || known.equals(look))) return false;
        looks.put(look.photo(), look);
        regroup(look.photo(), Optional.of(look));
        return true;
    }

    /** Takes a photo out; false if it is not in. */
    public boolean remove(PhotoId photo) {
        if (looks.remove(photo) == null) return false;
        regroup(photo, Optional.empty());
        return true;
    }

    public int size() {
        return looks.size();
    }

    public boolean holds(PhotoId photo) {
        return looks.containsKey(photo);
    }

    /** The set that a photo is in; empty if the folder does not hold it. */
    public Optional<PhotoSet> of(PhotoId photo) {
        return Optional.ofNullable(taken.get(photo)).map(shot -> timeline(shot).of(shot));
    }

    /** Whether the photo's camera has gone on to something that can no more belong to the photo's set. */
    public boolean passed(PhotoId photo) {
        return Optional.ofNullable(taken.get(photo))
                .filter(shot -> timeline(shot).passed(shot))
                .isPresent();
    }

    /** All sets, by the name of their first file. */
    public List<PhotoSet> all() {
        Map<String, PhotoSet> all = new TreeMap<>(); // no two sets begin with one file
        for (List<Taken> shot : shots.values()) {
            for (Taken each : shot) {
                PhotoSet set = timeline(each).of(each);
                all.put(set.id(), set);
            }
        }
        return List.copyOf(all.values());
    }

    private void regroup(PhotoId photo, Optional<Look> now) {
        String root = Stem.of(photo.name()).root();
        List<Look> files = roots.computeIfAbsent(root, name -> new ArrayList<>());
        files.removeIf(look -> look.photo().equals(photo));
        now.ifPresent(files::add);
        List<Taken> before = shots.getOrDefault(root, List.of());
        List<Taken> after = Shots.of(files);
        for (Taken shot : before) {
            if (after.contains(shot)) continue;
            timeline(shot).remove(shot);
            shot.shot().all().forEach(taken::remove);
        }
        for (Taken shot : after) {
            if (before.contains(shot)) continue;
            timeline(shot).add(shot);
            shot.shot().all().forEach(each -> taken.put(each, shot));
        }
        if (after.isEmpty()) {
            roots.remove(root);
            shots.remove(root);
        } else {
            shots.put(root, after);
        }
    }

    private Timeline timeline(Taken shot) {
        Function<String, Timeline> fresh = camera -> new Timeline(likeness, rules);
        return cameras.computeIfAbsent(shot.look().gear().camera(), fresh);
    }
}
