// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.util.ArrayList;
import java.util.List;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.tagger.TagSource;
import photo.sluice.tagger.Tagger;
import photo.sluice.tagger.rule.RuleSettings;
import photo.sluice.tagger.rule.Rules;

/** Makes the tagger from the settings and the models that say what is in a photo. */
public final class Taggers {
    private Taggers() {}

    /** For several threads at once; it closes no model. */
    public static Tagger of(Settings settings, Models models) {
        Settings.OptIn optIn = settings.work().optIn();
        List<TagSource> sources = new ArrayList<>();
        sources.add(new Rules(new RuleSettings(optIn.tags().flash(), optIn.tags().format())));
        return new Tagger(sources);
    }
}
