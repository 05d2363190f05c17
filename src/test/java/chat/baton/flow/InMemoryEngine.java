package chat.baton.flow;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.mock;

import chat.baton.catalogue.Catalogue;
import chat.baton.checkout.Carts;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Customers;
import chat.baton.conversation.Tags;
import chat.baton.team.Capacities;
import chat.baton.team.Offices;
import chat.baton.team.Presence;
import chat.baton.team.Team;
import chat.baton.team.Teams;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The real modules flow and handover on an engine in memory, those below them played. Not a configuration class by
 * annotation, so that no scan of the application finds it.
 */
@ComponentScan({"chat.baton.flow", "chat.baton.handover"})
@ConfigurationPropertiesScan({"chat.baton.flow", "chat.baton.handover"})
class InMemoryEngine {

    @Bean
    DataSource dataSource() {
        return JdbcConnectionPool.create("jdbc:h2:mem:processes;DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Bean
    JdbcClient jdbc(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    PassedPaths passedPaths() {
        return new PassedPaths();
    }

    @Bean
    ProcessEngineFactoryBean processEngine(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            EngineSettings settings,
            PassedPaths paths) {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("in-memory");
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("activity");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setProcessEnginePlugins(List.of(settings));
        // The engine adds its own to this list.
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(paths)));
        var engine = new ProcessEngineFactoryBean();
        engine.setProcessEngineConfiguration(configuration);
        return engine;
    }

    @Bean
    RuntimeService runtimeService(ProcessEngine engine) {
        return engine.getRuntimeService();
    }

    @Bean
    RepositoryService repositoryService(ProcessEngine engine) {
        return engine.getRepositoryService();
    }

    @Bean
    TaskService taskService(ProcessEngine engine) {
        return engine.getTaskService();
    }

    @Bean
    ManagementService managementService(ProcessEngine engine) {
        return engine.getManagementService();
    }

    @Bean
    IdentityService identityService(ProcessEngine engine) {
        return engine.getIdentityService();
    }

    @Bean
    HistoryService historyService(ProcessEngine engine) {
        return engine.getHistoryService();
    }

    @Bean
    StoppedClock clock() {
        return new StoppedClock();
    }

    @Bean
    Transcript transcript(ApplicationEventPublisher events, Clock clock) {
        return new Transcript(events, clock);
    }

    @Bean
    Shop shop(ApplicationEventPublisher events, Clock clock) {
        return new Shop(events, clock);
    }

    @Bean
    Conversations conversations(Transcript transcript) {
        return mock(Conversations.class, delegatesTo(transcript));
    }

    @Bean
    Catalogue catalogue(Shop shop) {
        return mock(Catalogue.class, delegatesTo(shop));
    }

    @Bean
    Carts carts(Shop shop) {
        return mock(Carts.class, delegatesTo(shop));
    }

    @Bean
    Orders orders(Shop shop) {
        return mock(Orders.class, delegatesTo(shop));
    }

    @Bean
    Notebook notebook() {
        return new Notebook();
    }

    @Bean
    Tags tags(Notebook notebook) {
        return mock(Tags.class, delegatesTo(notebook));
    }

    @Bean
    Customers customers(Notebook notebook) {
        return mock(Customers.class, delegatesTo(notebook));
    }

    @Bean
    Staff staff() {
        return new Staff();
    }

    @Bean
    Team team() {
        return mock(Team.class);
    }

    @Bean
    Teams teams(Staff staff) {
        return mock(Teams.class, delegatesTo(staff));
    }

    @Bean
    Presence presence(Staff staff) {
        return mock(Presence.class, delegatesTo(staff));
    }

    @Bean
    Capacities capacities(Staff staff) {
        return mock(Capacities.class, delegatesTo(staff));
    }

    @Bean
    Offices offices(Staff staff) {
        return mock(Offices.class, delegatesTo(staff));
    }
}
