package chat.baton.flow;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.FlowMap.Element;
import chat.baton.flow.MigrationProposal.Stop;
import chat.baton.flow.inspection.Fault;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has conversations go on in another version of their flow. Each is moved by a job of its own, whole or not at all; those that
 * cannot go over are left as they were and told with the reason.
 */
@Service
@Transactional
public class FlowMigrations {

    private final FlowVersions versions;
    private final Mappings mappings;
    private final Standings standings;
    private final MigrationTable table;
    private final Conversations conversations;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    FlowMigrations(
            FlowVersions versions,
            Mappings mappings,
            Standings standings,
            MigrationTable table,
            Conversations conversations,
            RuntimeService runtime,
            ManagementService management,
            Clock clock) {
        this.versions = versions;
        this.mappings = mappings;
        this.standings = standings;
        this.table = table;
        this.conversations = conversations;
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
    }

    /**
     * Which versions are meant.
     *
     * @param fromShared whether the version to leave is one that all merchants share, which their own has replaced
     */
    public record Versions(String flow, int from, boolean fromShared, int to) {}

    /**
     * What could go on where. Nothing changes.
     *
     * @throws NoSuchVersion when the merchant has not both versions
     */
    @Transactional(readOnly = true)
    public MigrationProposal propose(MerchantId merchant, Versions which) {
        var from = from(merchant, which);
        var to = to(merchant, which);
        var proposed = mappings.proposed(from, to);
        var standing = standings.in(from.getId(), merchant).stream()
                .collect(Collectors.groupingBy(
                        Standing::element,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Standing::instance, Collectors.toSet()),
                                found -> (long) found.size())));
        return new MigrationProposal(
                versions.told(merchant, from),
                versions.told(merchant, to),
                Mappings.stands(from).stream()
                        .map(stop -> new Stop(
                                stop.getId(),
                                Mapping.name(stop),
                                standing.getOrDefault(stop.getId(), 0L),
                                proposed.get(stop.getId()),
                                Mappings.choices(stop, to).stream()
                                        .map(FlowMigrations::choice)
                                        .toList()))
                        .toList());
    }

    private static Element choice(ActivityImpl element) {
        return new Element(element.getId(), Mapping.name(element));
    }

    private ProcessDefinitionEntity from(MerchantId merchant, Versions which) {
        return mappings.deployed(versions.left(merchant, which.flow(), which.from(), which.fromShared()));
    }

    private ProcessDefinitionEntity to(MerchantId merchant, Versions which) {
        return mappings.deployed(versions.id(merchant, which.flow(), which.to()));
    }

    /**
     * What would become of each conversation. Nothing changes.
     *
     * @param elements ids of elements of the newer version, by ids of those of the older; who stands at another is left
     * @throws NoSuchVersion    when the merchant has not both versions
     * @throws MigrationRefused when somebody cannot go on there, for everything that cannot be
     */
    @Transactional(readOnly = true)
    public List<Migrating> tryOut(MerchantId merchant, Versions which, Map<String, String> elements) {
        return forecast(merchant, mapping(merchant, which, elements));
    }

    private Mapping mapping(MerchantId merchant, Versions which, Map<String, String> elements) {
        var from = from(merchant, which);
        var to = to(merchant, which);
        if (from.getId().equals(to.getId())) {
            throw refused(to, "Conversations in version " + to.getVersion() + " are in it already.");
        }
        return mappings.checked(from, to, elements);
    }

    private static MigrationRefused refused(ProcessDefinitionEntity flow, String reason) {
        return new MigrationRefused(List.of(new Fault(flow.getResourceName(), null, null, 0, reason)));
    }

    private List<Migrating> forecast(MerchantId merchant, Mapping mapping) {
        var standing = standings.in(mapping.from().getId(), merchant);
        var known =
                conversations.find(standing.stream().map(Standing::conversation).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Conversation::id, Function.identity()));
        return byInstance(standing, known).values().stream()
                .map(some -> mapping.forecast(some, known.get(some.get(0).conversation())))
                .toList();
    }

    private static Map<String, List<Standing>> byInstance(
            List<Standing> standing, Map<ConversationId, Conversation> known) {
        return standing.stream()
                .filter(one -> known.containsKey(one.conversation()))
                .collect(Collectors.groupingBy(Standing::instance, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Begins to have them go over; {@link #find} tells how it goes.
     *
     * @param elements as for {@link #tryOut}
     * @return what the migration is known by
     * @throws NoSuchVersion    when the merchant has not both versions
     * @throws MigrationRefused when somebody cannot go on there, or when nobody is in the older version
     */
    public Migration start(MerchantId merchant, AgentId by, Versions which, Map<String, String> elements) {
        var mapping = mapping(merchant, which, elements);
        var going = forecast(merchant, mapping);
        if (going.isEmpty()) {
            throw refused(mapping.from(), "No conversation is in version " + which.from() + " any more.");
        }
        var batch = runtime.newMigration(mapping.plan())
                .processInstanceIds(going.stream().map(Migrating::instance).toList())
                .executeAsync();
        var migration = new Migration(
                batch.getId(),
                which.from(),
                which.fromShared(),
                which.to(),
                by,
                clock.instant(),
                going.size(),
                0,
                0,
                true);
        table.begin(migration, merchant, which.flow(), going);
        return migration;
    }

    /** Of one flow, newest first, 20 at most. */
    @Transactional(readOnly = true)
    public List<Migration> of(MerchantId merchant, String flow) {
        return table.of(merchant, flow).stream().map(this::told).toList();
    }

    /** @throws NoSuchMigration when the merchant has no such migration of this flow */
    @Transactional(readOnly = true)
    public Migration find(MerchantId merchant, String flow, String id) {
        return table.find(merchant, flow, id).map(this::told).orElseThrow(() -> new NoSuchMigration(id));
    }

    /** Where somebody has ended the batch, in Cockpit for example, the rest is left as it was. */
    private Migration told(Migration migration) {
        return migration.running()
                        && management.createBatchQuery().batchId(migration.id()).count() == 0
                ? migration.over()
                : migration;
    }

    /**
     * What became of each conversation; first those that are left as they were.
     *
     * @throws NoSuchMigration when the merchant has no such migration of this flow
     */
    @Transactional(readOnly = true)
    public List<Migrating> conversations(MerchantId merchant, String flow, String id) {
        return table.conversations(find(merchant, flow, id).id());
    }
}
