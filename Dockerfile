FROM eclipse-temurin:25-jdk-alpine AS build
WORKDIR /source
COPY . .
RUN ./mvnw -q -B -DskipTests -pl workers -am package

FROM eclipse-temurin:25-jre-alpine
RUN addgroup -S bellwether && adduser -S -G bellwether bellwether && install -d -o bellwether -g bellwether /app/data
WORKDIR /app
COPY --from=build /source/workers/target/bellwether-app.jar app.jar
USER bellwether
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-Duser.timezone=UTC", "-jar", "app.jar"]
CMD ["serve"]
