// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.RejudgeRequested;
import photo.sluice.contract.Verdict;
import photo.sluice.writer.policy.Policy;
import photo.sluice.writer.set.PhotoSet;

/** Photos are judged anew, each within its set, from the signals that are kept. */
final class Rejudging implements Task {
    private final RejudgeRequested request;
    private final FolderRequests.Folders folders;
    private final Verdicts verdicts;
    private final Ratings ratings;

    /** @throws photo.sluice.writer.policy.PolicyException if the request's policy cannot be read */
    Rejudging(RejudgeRequested request, FolderRequests.Folders folders) {
        this.request = request;
        this.folders = folders;
        this.verdicts = new Verdicts(new Bench(Policy.read(request.policy())), folders.states());
        this.ratings = new Ratings(folders.desk(), folders.states());
    }

    @Override
    public Map<PhotoState, Order> orders(List<PhotoId> photos, Errand errand) {
        ContactSheet sheet = folders.sheets().of(photos.get(0).folder());
        Set<PhotoId> left = new LinkedHashSet<>(photos);
        Map<PhotoState, Order> orders = new LinkedHashMap<>();
        while (!left.isEmpty()) {
            PhotoId photo = left.iterator().next();
            Optional<PhotoSet> set = sheet.set(photo);
            if (set.isPresent()) {
                judge(set.get(), sheet, left, orders, errand);
                set.get().photos().forEach(left::remove);
            } else {
                boolean ended =
                        folders.state(photo).flatMap(PhotoState::outcome).isPresent();
                errand.count(ended ? "unjudged" : "waiting", 1); // never scored, or gone
                left.remove(photo);
            }
        }
        return orders;
    }

    private void judge(
            PhotoSet set, ContactSheet sheet, Set<PhotoId> wanted, Map<PhotoState, Order> orders, Errand errand) {
        Map<PhotoId, Verdict> said = verdicts.on(set, sheet);
        boolean rated = !request.sets() && set.photos().size() > 1 && ratings.in(set);
        for (PhotoId member : set.photos()) {
            if (!wanted.contains(member)) continue;
            PhotoState state = folders.state(member).orElse(null);
            Verdict verdict = said.get(member);
            if (state == null || verdict == null) continue;
            if (state.outcome().isEmpty()) {
                errand.count("waiting", 1); // it will be judged by itself
                continue;
            }
            boolean frozen = rated && Bench.mayBeFrozen(state, set);
            orders.put(state, new Order.Say(frozen ? Bench.frozen(verdict, state) : verdict, request.id()));
        }
    }
}
