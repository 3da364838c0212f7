package io.bellwether.backtest.domain.mask;

import java.util.Locale;
import java.util.Set;

/**
 * Words that say nothing of who, where and when: what is not among them may be a name. Words that are names of companies
 * too ("target", "apple", "match") are left out, as are names of months, places and currencies but the dollar.
 */
final class PlainWords {
    private static final Set<String> WORDS = Set.of(("""
            a able about above according accounting acquire acquired acquires acquisition across act actions activity
            add added adds adjusted adopts advance advances affects affirms affordable after again against agree
            agreed agreement agrees ahead all allows almost already also always amid among amount an analyst analysts
            and announce announced announces annual another any anything appeal application applies appoints approval
            approve approved approves are area around as asked asset assets at auditor average avoid award awarded
            awards away back backlog balance band bankruptcy banks bar bars base be beat beats because become becomes
            been before begin begins behind being below benchmark benefit best better between bid bigger biggest
            biotechnology blackout board bond bonds book boost boosts both bought bounce breadth break breakout brier
            bring brings broke broken broker business but buy buyback buying buys by calibrated calibration call
            called calls came can cannot capital care careful carries case cash cause cautious ceo cfo chance change
            changed changes charge charges cheap chief claim claims clear close closed closer closes closing cluster
            cold collapse combined come comes coming commission common communication companies company compete
            competition complete completed completes concern concerns condition conditions confidence confirm
            confirmed confirms consensus consumer contract contracts conviction convinced cool cooled correction
            correlated correlation cost costs could court cover create credit crisis current customer customers cut
            cuts daily data date day days deal deals dear debt decision decline declined declines deep deeper deepest
            default delay delayed delays deliver delivers demand deny department desk despite develop development did
            dilution direction director disappoint disappointing disappoints discount discretionary dispute dividend
            dividends do does done double doubled down downgrade downgraded downgrades downside downtrend drawdown
            drop dropped drops drug due during each earlier early earn earned earning earnings ease easing economy
            edge effect either end ended ends energy enough enter enters entry equity error estate estimate estimates
            ever every exceed exceeded exceeds exchange executive exit expand expands expect expected expects
            expensive expire exposure extend extends factory fail failed fails failure fall fallen falling falls far
            fast faster favour fear fears fee fees fell few fewer figure figures file filed files filing final
            finance financial financials financing find fine fined finish firm fiscal fit five flat floor follow
            follow-up following follows for forecast forecasts forward found four fraction fractions fraud free fresh
            from full fund funding funds future gain gained gains gave get gets give given gives go goes going good
            got government gross group grow growing grows growth guidance had half halt halted halts hard has have
            having health healthcare heavy held high higher highest hire hires hit hits hold holder holders holding
            holdings holds hope hopes horizon how idea if impact improve improved improves in incident increase
            increased increases index industrial industrials industry inflation information initial inquiry inside
            insider instead instrument instruments insurance interest into invest investigation investment investor
            investors ipo is issue issues it its job jobs join joins judge jump jumped jumps just keep keeps kept key
            know known lack large larger largest last late later launch launches law lawsuit layoffs lead leader
            leads least leave leaves left lender less let level levels liability licence lifts like likely limit
            limited limits line liquid liquidity little loan loans long longer look looks lose loses losing loss
            losses lost lot low lower lowered lowers lowest made maintain maintains major make makes management
            manager margin margins market markets materials may mean measure media meet meeting meets merger mid
            might million minimum mining miss missed misses mixed moderate momentum money month months more morning
            most move moved moves moving much must name named names near nearly need needs negative neither net
            neutral never new news next no none nor normal not note nothing now number numbers of off offer offering
            offers office official officials often old on once one only open opened opening opens operating operation
            operations or order orders other others out outage outcome outlook outperform outperforms output outside
            over overbought overhang oversold overweight own owner paid panel paper part partner partnership parts
            passed past patent pause pay paying payment payout pays peak pending people per percent performance
            period pharmaceuticals phase pick place plan planned plans plant plunge plunged plunges point points
            position positions positive possible posts potential power preliminary premarket pressure price priced
            prices pricing probability probe problem problems product production products profit profitable profits
            program project projects promise proposal proposes prospects provide public pull pullback purchase
            purchases push put quarter quarterly quiet raise raised raises rallied rallies rally range rate rates
            rather rating ratio reach reached reaches read ready reaffirms real reason rebound rebounds recall
            recalls recent recession record recover recovered recovers recovery reduce reduced reduces refuse regime
            regulator regulators reiterates reject rejects release remain remains report reported reporting reports
            rescue research reserve resign resigns resistance resolve restart restructuring result results resume
            resumed resumes retail return returns revenue revenues reverse review rise risen rises rising risk risks
            room rose round rule rules run running runs sale sales same saw say says scale score secondary sector
            sectors secured see seek seeks seen segment sell seller sellers selling selloff sells semiconductors
            sentiment served services session sessions set sets settle settled settlement several share shareholder
            shareholders shares sharp sharply shift short shortage should show showed shows side sign signal signs
            similar since single size sized sizing slide slides slightly slip slips slow slowdown slower slows slump
            small smaller soft software sold solid some soon sources spend spending spent spike split stable stage
            stake stand standing stands staples start started starts state statement stay stays steady step still
            stock stocks stood stop stopped stops store stores strategic strategy strength strong stronger strongest
            struggle struggles study stumbles such suffers supplier supply support supported surge surged surges
            surprise suspend suspended suspends swing symbol take takeover takes tax team technology
            telecommunications tell tender terms test than that the their them then there these thesis they thin
            third this those three through time to today together told too took top total touch toward towards trade
            traded trades trading transport trend trial trigger triggers trim tumble tumbles turn turned turnover
            turns two under underweight unit until up update upgrade upgraded upgrades upside uptrend use used usual
            utilities value venture very view volatile volatility volume vote wait waits wanted wants warn warned
            warning warns was way weak weaker weakness week weeks weigh weighs weight weights well went were what
            when where whether which while who why widen wider will win wins with withdraws within without won work
            worker workers works worry worse worst worth would year years yet yield zero advisor allowed asks executed indicator
            indicators interpretation keeping lately mark needed notional placed protects ranges scored scores sees
            smallest so strategies times true unfilled volumes wish""").split("\\s+"));

    private PlainWords() {}

    /** Whether the word says nothing by which a company or a time could be known. */
    static boolean isOne(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower)
                || (lower.endsWith("'s") && WORDS.contains(lower.substring(0, lower.length() - 2)));
    }
}
