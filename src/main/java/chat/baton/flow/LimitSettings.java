package chat.baton.flow;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param runningFlows how many conversations of one merchant may be in a flow at the same time */
@ConfigurationProperties("baton.flow.limits")
record LimitSettings(@DefaultValue("100000") int runningFlows) {}
