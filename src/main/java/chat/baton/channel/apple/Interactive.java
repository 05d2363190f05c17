package chat.baton.channel.apple;

import java.util.LinkedHashMap;
import java.util.Map;

/** The frame around whatever can be tapped. */
final class Interactive {

    /** Names the extension in Messages that shows it. */
    private static final String EXTENSION =
            "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension";

    private Interactive() {}

    /**
     * @param request comes back with the answer
     * @param data    what can be tapped
     * @param bubbles how it looks in the transcript before and after it is answered; may be empty
     */
    static ApplePart of(String request, Map<String, Object> data, Map<String, Object> bubbles) {
        var all = new LinkedHashMap<String, Object>();
        all.put("version", "1.0");
        // Apple's own sample of a list picker names the version so; both are understood.
        all.put("mspVersion", "1.0");
        all.put("requestIdentifier", request);
        all.putAll(data);
        var interactive = new LinkedHashMap<String, Object>();
        interactive.put("bid", EXTENSION);
        interactive.put("data", all);
        interactive.putAll(bubbles);
        return new ApplePart("interactive", Map.of("interactiveData", interactive));
    }
}
