// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

/**
 * Where a file stands on its way to being announced. Values; a step is a method on the state that allows it.
 *
 * <pre>
 *            first look               rests, or is whole            the log has it
 *   (new) ──────────────▶ Seen ─────────────────────────▶ Settled ────────────────▶ Announced
 *                         │  │                             ▲    │ no image              │
 *                         │  │ stays empty                 │    │                       │
 *                 changed │  └──────────────────────┐      │    ▼                       │
 *                         │       stays empty  ┌────┴──────┼─▶ Passed                   │
 *                         ▼                    │           │      │                     │
 *                      Growing ────────────────┴───────────┘      │                     │
 *                       ▲   │ changed     rests, or whole         │                     │
 *                       └───┴──────────────◀── changed ───────────┴─────────────────────┘
 *
 *   any ── deleted ──▶ Gone ── comes back ──▶ Seen (its sequence goes on)
 * </pre>
 *
 * A settled file that changes before the log has it is Growing again. {@link #sequence()} is the number of the last
 * version that was announced, 0 if none was.
 */
public sealed interface FileState {
    long sequence();

    /** The state after one more look. */
    FileState observe(Look look, Origin origin, Moment now);

    /** The state after somebody asked for the file as it is, and it looks like this: to be announced, if it rests. */
    default FileState ask(Look now, Moment at) {
        return observe(now, Origin.START, at);
    }

    /** The state after the catalogue turns out to have a later version than was known here. */
    default FileState know(Announced later) {
        return this;
    }

    /** Not at rest yet. */
    sealed interface Unsettled extends FileState permits Seen, Growing {
        Look look();

        Moment since();

        Origin origin();

        /** Whether a complete version stood here before, whose end may still be there: an end proves nothing then. */
        boolean rewritten();

        default Settled settle() {
            return new Settled(sequence(), look(), since(), origin());
        }

        /** It stays empty, or was there before and nobody asked for it. */
        default Passed passed() {
            return new Passed(sequence(), look().size(), look().modified().toEpochMilli());
        }

        @Override
        default FileState know(Announced later) {
            return look().matches(later.size(), later.modifiedMillis())
                    ? later
                    : new Growing(later.sequence(), look(), since(), origin(), true);
        }
    }

    /** Looked at; nothing is known of its changes yet. {@code since} is when it first looked like this. */
    record Seen(long sequence, Look look, Moment since, Origin origin) implements Unsettled {
        @Override
        public boolean rewritten() {
            return false;
        }

        @Override
        public FileState observe(Look now, Origin how, Moment at) {
            if (!now.equals(look)) return new Growing(sequence, now, at, origin.and(how), false);
            return origin.and(how) == origin ? this : new Seen(sequence, look, since, origin.and(how));
        }
    }

    /** Seen to change. {@code since} is when it first looked like this. */
    record Growing(long sequence, Look look, Moment since, Origin origin, boolean rewritten) implements Unsettled {
        @Override
        public FileState observe(Look now, Origin how, Moment at) {
            if (!now.equals(look)) return new Growing(sequence, now, at, origin.and(how), rewritten);
            return origin.and(how) == origin ? this : new Growing(sequence, look, since, origin.and(how), rewritten);
        }
    }

    /** At rest, and not known to the log for certain. */
    record Settled(long sequence, Look look, Moment since, Origin origin) implements FileState {
        @Override
        public FileState observe(Look now, Origin how, Moment at) {
            return now.equals(look) ? this : new Growing(sequence, now, at, origin.and(how), true);
        }

        @Override
        public FileState know(Announced later) {
            return look.matches(later.size(), later.modifiedMillis())
                    ? later
                    : new Settled(later.sequence(), look, since, origin);
        }

        public Announced announced() {
            return new Announced(sequence + 1, look.size(), look.modified().toEpochMilli());
        }

        /** It is no image after all. */
        public Passed passed() {
            return new Passed(sequence, look.size(), look.modified().toEpochMilli());
        }
    }

    /** The log has this version. Lean, because there are as many as photos. */
    record Announced(long sequence, long size, long modifiedMillis) implements FileState {
        @Override
        public FileState ask(Look now, Moment at) {
            if (!now.matches(size, modifiedMillis)) return observe(now, Origin.START, at);
            return new Settled(sequence, now, at, Origin.START);
        }

        @Override
        public FileState observe(Look now, Origin how, Moment at) {
            return now.matches(size, modifiedMillis) ? this : new Growing(sequence, now, at, how, true);
        }
    }

    /** Left alone until it changes. */
    record Passed(long sequence, long size, long modifiedMillis) implements FileState {
        @Override
        public FileState ask(Look now, Moment at) {
            if (!now.matches(size, modifiedMillis)) return observe(now, Origin.START, at);
            return new Settled(sequence, now, at, Origin.START);
        }

        @Override
        public FileState know(Announced later) {
            return new Passed(later.sequence(), size, modifiedMillis);
        }

        @Override
        public FileState observe(Look now, Origin how, Moment at) {
            return now.matches(size, modifiedMillis) ? this : new Growing(sequence, now, at, how, true);
        }
    }

    /** Not there any more. */
    record Gone(long sequence, Moment since) implements FileState {
        @Override
        public FileState observe(Look now, Origin how, Moment at) {
            return new Seen(sequence, now, at, how);
        }
    }
}
