using System.Globalization;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Exam.Tests.Closing;
using Itog.Exam.Tests.Exports;
using Itog.Exam.Tests.Forms;

namespace Itog.Exam.Tests.Regulation;

/// <summary>
/// The table of contradictions between the sources: every row is a value of the packs, and each pack takes the side of its own
/// source. Rows without a choice are plain rules; the tests that hold them are named.
/// </summary>
public class ContradictionsTests
{
    private static readonly string[] Packs = ["ru-2026", "tambov-2026", "mari-el-2025", "krasnodar-2025", "stavropol-2024"];

    /// <summary>What a pack says in a row.</summary>
    private static readonly Dictionary<string, Func<RegulationPack, object?>> Questions = new(StringComparer.Ordinal)
    {
        ["C1"] = p => Scale(p, ParticipantCategory.BlindWithoutBraille) is { } scale ? $"{scale.Max}/{scale.Pass}, без заданий {string.Join(" и ", scale.ExemptTasks)}" : "шкалы нет",
        ["C3"] = p => Set(p).ScaleFor(ParticipantCategory.DevelopmentalDelay) is { Problem: { } problem } ? problem.Clause : "есть",
        ["C4"] = p => $"Д1 ≤ {Set(p).Find("Д1")!.Max}, Р4 {Set(p).Find("Р4")!.Title}",
        ["C2"] = p => $"{Set(p).SpeechRule.Tasks}, {Set(p).SpeechRule.Clause}",
        ["C5"] = p => Scale(p, ParticipantCategory.Other) is { } oral && Set(p).ScaleFor(ParticipantCategory.Other, AnswerForm.Written).Value is { } written
            ? $"{oral.Form}; письменно {written.Max}/{written.Pass}, достижимо {written.Reachable}" : "шкалы нет",
        ["C6"] = p => p.FromRecordingOnly.Value.Contains(SchemeCase.SpecialConditions),
        ["C7"] = p => p.FromRecordingOnly.Value.Contains(SchemeCase.AutismSpectrum) ? Source(p.FromRecordingOnly.Clause) : "нет",
        ["C8"] = p => p.FromRecordingOnly.Value.Contains(SchemeCase.HomeOrHospitalInPerson),
        ["C9"] = p => $"{Set(p).Criteria[0].Code} {Set(p).Criteria[0].Max}, слепые: {Scale(p, ParticipantCategory.BlindBraille)?.Codes[0] ?? "шкалы нет"}",
        ["C10"] = p => string.Concat(Set(p).Criteria.Select(c => c.Code[0]).Distinct()),
        ["C11"] = p => Set(p).ScalesElsewhere ?? "печатает сам",
        ["C12"] = p => $"{p.Consent.Without.Value}, remote: {p.Consent.RemoteWithout.Value}",
        ["Q1"] = p => p.FailureRule.Value.DecidedBy,
        ["Q2"] = p => $"{p.FailureRule.Value.UnseenVariantOnceShown}, {Source(p.FailureRule.Clause)}",
        ["Q3"] = p => $"{p.LateRule.Value}, {Source(p.LateRule.Clause)}",
        ["Q4"] = p => p.FailureRule.Value.Place,
        ["Q5"] = p => $"{p.Stages.Count} этапов, {Source(p.Stages[^1].Clause)}",
        ["Q6"] = p => p.DraftSheet.Value,
        ["Q7"] = p => p.DocumentRule.Value,
        ["Q8"] = p => $"{Hour(p.KimReleaseTime.Value)}–{Hour(p.KimReceivedBy.Value)}, {p.KimDelivery.Value}",
        ["Q9"] = p => $"{p.FormsHandedOut.Value.TotalMinutes}, {Source(p.FormsHandedOut.Clause)}",
        ["Q10"] = p => $"{string.Join("+", p.EarlyEndPlaces.Value)}, medic: {p.EarlyEndMedicalWorker.Value}",
        ["Q11"] = p => p.Listening.Value,
        ["Q12"] = p => p.RemovalInquiry.Value,
        ["Q13"] = p => p.RecordingMode.Value,
        ["Q14"] = p => p.VideoRequired.Value,
        ["Q15"] = p => $"{p.ExtraTime.Value.TotalMinutes}: {string.Join("+", p.ExtraTimeGrounds.Value)}",
        ["Q16"] = p => p.ExtraTime.Clause,
        ["D1"] = p => string.Join(" | ", p.Dates.Of(ExamRound.SecondAdditional).Select(r => $"{r.Value.In(p.Year, WorkingCalendar.Of(p)):dd.MM.yyyy}")),
        ["D2"] = p => $"{p.Deadline(DeadlineIds.CheckingEnds)!.Days} / {p.Deadline(DeadlineIds.RemoteResultFile)?.Days}",
        ["D3"] = p => $"{Term(p, DeadlineIds.ResultFile)}; {Term(p, DeadlineIds.RemoteResultFile)}; {Term(p, DeadlineIds.PapersAndAudio)}",
        ["D4"] = p => $"{Term(p, "municipalityHandover")}; {Term(p, DeadlineIds.ResultFile)}; {Term(p, DeadlineIds.CheckingEnds)}",
        ["D5"] = p => $"{Term(p, DeadlineIds.ProcessingEnds)}; {Term(p, DeadlineIds.Results)}",
        ["D6"] = p => $"{p.Recheck.Addressee.Value}: {Term(p, DeadlineIds.RecheckFiling)} {Hour(p.Deadline(DeadlineIds.RecheckFiling)!.Hour)}",
        ["D7"] = p => $"{p.Retention.Value.Until(new DateOnly(p.Year, 2, 12)):dd.MM.yyyy}, {string.Join("+", p.Destruction.Value.Methods)}, {p.Destruction.Value.By}, act: {p.Destruction.Value.ActRequired}",
        ["D8"] = p => p.Readmission.Removed.Value,
        ["D9"] = p => WorkingCalendar.Of(p with { Dates = p.Dates with { CalendarChanges = Ruled(new CalendarChanges([Wednesday(p)], [])) } }).IsWorking(Wednesday(p)) ? "выходной не учтён" : "выходной региона",
        ["D10"] = p => string.Join("+", p.Exchange.ServiceFiles.Value),
        ["D12"] = p => $"{p.FormTitles.ExpertProtocol.Value.Split(' ')[2]} / {p.FormTitles.ProtocolEarlyEnd.Value}",
        ["D13"] = p => p.Exchange.Channel.Value.Contains("rcoi12.ru", StringComparison.Ordinal) && !p.Exchange.Channel.Value.Contains("rsoi12", StringComparison.Ordinal),
        ["D15"] = p => Source(p.FormTitles.AuditoriumRegister.Clause),
        ["D16"] = p => $"{On(p, ExamRound.Main, DeadlineIds.ResultFile)}, {On(p, ExamRound.FirstAdditional, DeadlineIds.ResultFile)}",
    };

    /// <summary>Row, then what each pack says, in the order of <see cref="Packs"/>.</summary>
    public static TheoryData<string, string, string, string, string, string> Rows => new()
    {
        { "C1", "12/6, без заданий 1 и 2", "12/6, без заданий 1 и 2", "12/6, без заданий 1 и 2", "12/6, без заданий 1 и 2", "шкалы нет" },
        { "C2", "2, 004 прил. 6, сноска <*>", "2, 004 прил. 6, сноска <*>", "2, 004 прил. 6, сноска <*>", "2, 004 прил. 6, сноска <*>", "2, 001 прил. 6, сноска <*>" },
        { "C3", "есть", "есть", "есть", "есть", "001 §4.1.2, §9.6, §10.2" },
        { "C4", "Д1 ≤ 3, Р4 Фактическая точность речи", "Д1 ≤ 3, Р4 Фактическая точность речи", "Д1 ≤ 3, Р4 Фактическая точность речи", "Д1 ≤ 3, Р4 Фактическая точность речи", "Д1 ≤ 2, Р4 Богатство речи" },
        { "C5", "устная; письменно 20/10, достижимо 20", "устная; письменно 20/10, достижимо 20", "устная и (или) письменная; письменно 20/10, достижимо 17", "устная; письменно 20/10, достижимо 20", "шкалы нет" },
        { "C6", "False", "False", "False", "True", "True" },
        { "C7", "004", "003", "004", "000", "001" },
        { "C8", "False", "True", "False", "False", "False" },
        { "C9", "Ч1 1, слепые: Ч1", "Ч1 1, слепые: Ч1", "Ч1 1, слепые: Ч1", "Ч1 1, слепые: Ч1", "Ч1 1, слепые: шкалы нет" },
        { "C10", "ЧПМДР", "ЧПМДР", "ЧПМДР", "ЧПМДР", "ЧПМДР" },
        { "C11", "печатает сам", "печатает сам", "печатает сам", "печатает сам", "001 §4.1.2, §9.6, §10.2" },
        { "C12", "AskRegion, remote: False", "AskRegion, remote: False", "AskRegion, remote: False", "AskRegion, remote: False", "StateCommission, remote: False" },
        { "Q1", "Organizer", "Participant", "Organizer", "Organizer", "Participant" },
        { "Q2", "True, 002", "True, 003", "True, 002", "True, default", "True, 001" },
        { "Q3", "EndOfQueue, 002", "EndOfQueue, default", "EndOfQueue, 002", "EndOfQueue, default", "EndOfQueue, default" },
        { "Q4", "EndOfQueue", "EndOfQueue", "EndOfQueue", "EndOfQueue", "EndOfQueue" },
        { "Q5", "11 этапов, 004", "11 этапов, 004", "11 этапов, 004", "11 этапов, 004", "11 этапов, 001" },
        { "Q6", "None", "OneForRetelling", "OneForRetelling", "None", "None" },
        { "Q7", "Required", "Required", "IfPresent", "Required", "Required" },
        { "Q8", "07:30–, Centre", "07:30–, Centre", "07:30–08:30, Centre", "07:30–, OpenFileWithPassword", "07:30–08:00, Municipality" },
        { "Q9", "30, 002", "30, default", "30, 002", "30, default", "30, default" },
        { "Q10", "Auditorium+WaitingRoom, medic: False", "Auditorium+WaitingRoom, medic: False", "Auditorium, medic: True", "Auditorium+WaitingRoom, medic: False", "Auditorium, medic: False" },
        { "Q11", "FromRecordingUnlessStream", "Everyone", "Everyone", "Everyone", "FromRecordingUnlessStream" },
        { "Q12", "False", "False", "True", "False", "False" },
        { "Q13", "Personal", "Combined", "Personal", "Personal", "Stream" },
        { "Q14", "True", "True", "False", "True", "True" },
        { "Q15", "30: Pmpk+Disability+HomeOrHospital", "30: Pmpk+Disability", "30: Pmpk+Disability", "30: Pmpk", "30: Pmpk+Disability" },
        { "Q16", "004 §2.2", "003 разд. 10", "002 §6", "000 «О создании специальных условий»", "001 §5.2" },
        { "D1", "20.04.2026", "20.04.2026", "21.04.2025", "21.04.2025", "15.04.2024 | 06.05.2024" },
        { "D2", "5 / ", "5 / ", "5 / 3", "5 / ", "3 / " },
        { "D3", "region; none; region", "5 Calendar ExamDay; none; 5 Calendar ExamDay", "2 Working CheckingEnd; 3 Calendar ExamDay; 14 Calendar ExamDay", "printed; none; printed", "1 Calendar ExamDay; none; 3 Calendar ExamDay" },
        { "D4", "none; region; 5 Calendar ExamDay", "none; 5 Calendar ExamDay; 5 Calendar ExamDay", "none; 2 Working CheckingEnd; 5 Calendar ExamDay", "none; printed; 5 Calendar ExamDay", "0 Calendar ExamDay; 1 Calendar ExamDay; 3 Calendar ExamDay" },
        { "D5", "region; region", "region; 12 Calendar ExamDay", "12 Calendar ExamDay; 3 Working ProcessingEnd", "region; region", "5 Working ExamDay; 2 Working Approval" },
        { "D6", "Region: region ", "SchoolHead: 0 Calendar Results 18:00", "Minister: 2 Working Results ", "Region: region ", "Ministry: 2 Working Results " },
        { "D7", "01.03.2027, NotNamed, , act: False", "01.03.2027, Shredding+SpecialistCompany+Deletion, , act: False", "01.09.2025, NotNamed, РЦОИ, act: True", "01.10.2025, NotNamed, , act: False", "01.03.2025, NotNamed, Лица, назначенные министерством, act: False" },
        { "D8", "AskRegion", "AskRegion", "Allowed", "Allowed", "NotListed" },
        { "D9", "выходной региона", "выходной региона", "выходной региона", "выходной региона", "выходной региона" },
        { "D10", "B2p", "B2p", "B2p", "B2p", "B2p+Xml" },
        { "D12", "по / Не завершил итоговое собеседование по русскому языку по объективным причинам", "по / Не завершил итоговое собеседование по русскому языку по объективным причинам", "по / Не завершил итоговое собеседование по русскому языку по объективным причинам", "по / Не завершил итоговое собеседование по русскому языку по объективным причинам", "для / Не завершил итоговое собеседование по объективным причинам" },
        { "D13", "False", "False", "True", "False", "False" },
        { "D15", "001", "003", "001", "001", "001" },
        { "D16", ", ", "16.02.2026, 16.03.2026", "19.02.2025, 19.03.2025", "18.02.2025, ", "15.02.2024, 14.03.2024" },
    };

    /// <summary>
    /// Rows whose sane product is one rule for every region: no source offers another side, so a value would be one that nobody may change.
    /// Each names the test that breaks when the rule does.
    /// </summary>
    public static TheoryData<string, string, string> PlainRules => new()
    {
        // The sources disagree on what a draft is, not on the score: «removed and early-ended are not scored» stands in all of them.
        { "C13", nameof(FormProjectionTests), nameof(FormProjectionTests.A_protocol_of_an_attempt_that_is_not_scored_prints_the_mark_and_no_score) },
        // Whose the mark is follows from what is recorded: the act belongs to the attempt, and the second one of the day is scored.
        { "C14", nameof(DayClosingTests), nameof(DayClosingTests.An_act_for_a_poor_recording_and_a_scored_second_attempt_stand_on_one_day) },
        // The form has the column, and its own instruction leaves it empty: both are kept, for there is no other side.
        { "D11", nameof(ResultWriterTests), nameof(ResultWriterTests.A_person_has_the_fields_of_the_B2P_record_with_five_subtotals) },
        // The printed protocol has no such field in any source; what the expert enters is the participant's card.
        { "D14", nameof(ExpertProtocolFormTests), nameof(ExpertProtocolFormTests.Prints_the_official_texts_on_one_page) },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_pack_takes_the_side_of_its_own_source(string row, string federal, string tambov, string mariEl, string krasnodar, string stavropol)
    {
        var answers = Packs.Select(id => string.Create(CultureInfo.InvariantCulture, $"{Questions[row](RegulationPacks.Get(id))}"));
        answers.Should().Equal(federal, tambov, mariEl, krasnodar, stavropol);
    }

    [Fact]
    public void Every_row_of_the_table_is_here()
    {
        var rows = Enumerable.Range(1, 14).Select(i => $"C{i}").Concat(Enumerable.Range(1, 16).Select(i => $"Q{i}")).Concat(Enumerable.Range(1, 16).Select(i => $"D{i}"));
        Rows.Select(r => r.Data.Item1).Concat(PlainRules.Select(r => r.Data.Item1)).Should().BeEquivalentTo(rows);
    }

    [Fact]
    public void No_pack_leaves_out_a_recording_of_the_voice() =>
        Packs.Select(RegulationPacks.Get).Should().OnlyContain(p => Enum.IsDefined(p.RecordingMode.Value), "002 §46 «за исключением» is a slip [Q13]");

    [Fact]
    public void Stavropol_cites_the_clause_of_categories_not_that_of_conditions() =>
        CriteriaSets.Get("stavropol-2024").ScalesElsewhere.Should().Contain("§9.6", "001 §10.2 excepts «пункт 9.5» by mistake [C11]");

    [Theory]
    [MemberData(nameof(PlainRules))]
    public void A_plain_rule_is_held_by_a_test(string row, string type, string test) =>
        typeof(ContradictionsTests).Assembly.GetTypes().Single(t => t.Name == type).GetMethod(test).Should().NotBeNull($"{row} is held there");

    private static Ruled<T> Ruled<T>(T value) => new(value, "default");

    /// <summary>A Wednesday that no calendar has a holiday on.</summary>
    private static DateOnly Wednesday(RegulationPack pack) =>
        Enumerable.Range(0, 7).Select(day => new DateOnly(pack.Year, 2, 8).AddDays(day)).Single(date => date.DayOfWeek == DayOfWeek.Wednesday);

    private static CriteriaSet Set(RegulationPack pack) => CriteriaSets.Get(pack.CriteriaSetId.Value);

    private static Scale? Scale(RegulationPack pack, ParticipantCategory category) => Set(pack).ScaleFor(category) is { Succeeded: true } found ? found.Value : null;

    private static string Source(string clause) => clause.Split(' ')[0];

    private static string Hour(TimeOnly? hour) => hour?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string Term(RegulationPack pack, string id) => pack.Deadline(id) switch
    {
        null => "none",
        { LeftToRegion: true } => "region",
        { Days: null } => "printed",
        var d => string.Create(CultureInfo.InvariantCulture, $"{d.Days} {d.Kind} {d.From}"),
    };

    private static string On(RegulationPack pack, ExamRound round, string id)
    {
        var date = pack.Dates.Of(round)[0].Value.In(pack.Year, WorkingCalendar.Of(pack))!.Value;
        return DeadlineSchedule.Of(pack, round, date).Single(d => d.Deadline.Id == id).On?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) ?? "";
    }
}
