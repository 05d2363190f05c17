package chat.baton;

import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What sells, without engine, channels and chat. No configuration class, so that no scan finds it. */
@EnableAutoConfiguration(
        exclude = {
            CamundaBpmAutoConfiguration.class,
            CamundaBpmRestJerseyAutoConfiguration.class,
            CamundaBpmWebappAutoConfiguration.class
        })
@ComponentScan({"chat.baton.catalogue", "chat.baton.payment", "chat.baton.checkout"})
@ComponentScan(
        basePackages = "chat.baton.sandbox",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(OwnAddress|SandboxShop|ShopPictures|PaymentPage|PaymentProvider)"))
class CommerceSlice {

    @Bean
    SecurityFilterChain everybodyMayAndFormsNeedTheirToken(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/hooks/**"))
                .build();
    }

    @Bean
    Bank bank(Environment environment) {
        return new Bank(environment);
    }

    @Bean
    Told told() {
        return new Told();
    }
}
