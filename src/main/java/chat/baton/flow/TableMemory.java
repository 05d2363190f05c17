package chat.baton.flow;

import chat.baton.core.MerchantId;
import chat.baton.flow.inspection.DecidingTable;
import chat.baton.flow.inspection.Fault;
import chat.baton.flow.inspection.FlowFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The tables the bot decides by, ready to be asked: they are with each message and change now and then. */
@Component
class TableMemory {

    private record Owner(String table, @Nullable String merchant) {}

    private record Known(Map<Owner, DecisionDefinition> newest) {}

    private final RepositoryService repository;
    private final IdentityService identity;
    private final DefaultDmnEngineConfiguration dmn = onlyFeel();
    private final DmnEngine engine = dmn.buildEngine();
    private final Map<String, ParsedTable> parsed = new ConcurrentHashMap<>();
    private final Map<DecidingTable, ParsedTable> ours = new ConcurrentHashMap<>();
    /** What was read before is not kept. */
    private final AtomicInteger forgotten = new AtomicInteger();

    private volatile @Nullable Known known;

    TableMemory(RepositoryService repository, IdentityService identity) {
        this.repository = repository;
        this.identity = identity;
    }

    /** One that speaks FEEL and nothing else, and keeps no history. */
    private static DefaultDmnEngineConfiguration onlyFeel() {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.setScriptEngineResolver(language -> {
            throw new IllegalArgumentException("Scripts are not run in tables: " + language);
        });
        configuration.setElProvider(expression -> {
            throw new IllegalArgumentException("Tables are written in FEEL");
        });
        return configuration;
    }

    /** The one that decides for a merchant: their own, or the one all share. Absent when only Baton's own is there. */
    @Nullable
    DecisionDefinition newest(DecidingTable table, MerchantId merchant) {
        var newest = known().newest();
        var own = newest.get(new Owner(table.key(), merchant.value()));
        return own == null ? newest.get(new Owner(table.key(), null)) : own;
    }

    ParsedTable table(DecidingTable table, DecisionDefinition definition) {
        return parsed.computeIfAbsent(definition.getId(), id -> parse(table, model(id)));
    }

    private ParsedTable parse(DecidingTable table, byte[] file) {
        return ParsedTable.parse(engine, table, file);
    }

    /** What is wrong with a table that has been looked through. */
    List<Fault> faults(DecidingTable table, FlowFile file) {
        return new TableTrial(dmn.getFeelEngine(), table, file).faults();
    }

    private byte[] model(String definition) {
        return unseen(() -> {
            try (var model = repository.getDecisionModel(definition)) {
                return model.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The one that comes with Baton, whatever has been deployed. */
    ParsedTable ours(DecidingTable table) {
        return ours.computeIfAbsent(table, one -> {
            try {
                return parse(one, new ClassPathResource("processes/" + one.key() + ".dmn").getContentAsByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Known known() {
        var now = known;
        return now == null ? refresh() : now;
    }

    /** What other nodes deployed, or somebody deleted. */
    @Scheduled(initialDelay = 5000, fixedDelay = 5000)
    Known refresh() {
        var before = forgotten.get();
        Map<Owner, DecisionDefinition> newest = new HashMap<>();
        Arrays.stream(DecidingTable.values()).forEach(table -> unseen(() -> repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(table.key())
                        .latestVersion()
                        .list())
                .forEach(one -> newest.put(new Owner(one.getKey(), one.getTenantId()), one)));
        parsed.keySet()
                .retainAll(
                        newest.values().stream().map(DecisionDefinition::getId).toList());
        var read = new Known(newest);
        if (forgotten.get() == before) {
            known = read;
        }
        return read;
    }

    /** Somebody who is signed in would see their own only. */
    private <T> T unseen(Supplier<T> question) {
        var signedIn = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            if (signedIn != null) {
                identity.setAuthentication(signedIn);
            }
        }
    }

    /** Tables are being deployed: they are read anew once that is done. */
    void forget() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forgetNow();
                }
            });
        } else {
            forgetNow();
        }
    }

    private void forgetNow() {
        forgotten.incrementAndGet();
        known = null;
    }
}
