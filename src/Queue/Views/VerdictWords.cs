using Itog.Conference;
using Itog.Exam;
using Itog.Queue.Protocol;
using Itog.Recorder;
using Itog.Recorder.Quality;

namespace Itog.Queue.Views;

/// <summary>The verdict on a recording in plain Russian, with its figures. Pure.</summary>
public static class VerdictWords
{
    /// <summary>The verdict as pages show it; null before the check.</summary>
    public static VerdictView? View(RecordingVerdict? verdict) =>
        verdict is null ? null : new VerdictView(verdict.Grade, [.. verdict.Findings.Select(Reason)]);

    public static string Grade(VerdictGrade grade) => grade switch
    {
        VerdictGrade.Scorable => "можно оценивать",
        VerdictGrade.Doubtful => "сомнительно: прослушайте запись",
        _ => "оценить нельзя",
    };

    /// <summary>One reason as a sentence without its full stop.</summary>
    public static string Reason(QualityFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var (who, value) = (finding.Side, finding.Value);
        return finding.Fault switch
        {
            RecordingFault.WrongDuration => Say($"Длина файла не равна времени записи: разница {Math.Abs(value) / 1000:0.0##} с"),
            RecordingFault.ParticipantNotHeard => Say($"Не слышно участника: голос занимает {value:P1} записи"),
            RecordingFault.InterlocutorNotHeard => Say($"Не слышно собеседника: голос занимает {value:P1} записи"),
            RecordingFault.JournalDamaged => "Часть исходной записи повреждена на диске",
            RecordingFault.Quiet => Say($"Тихий голос {Of(who)}: {value:0} дБ, хорошо слышно от −35 дБ"),
            RecordingFault.Clipped => Say($"Звук {Of(who)} искажён перегрузкой: {value:P1} времени речи"),
            RecordingFault.Noisy => Say($"Шум мешает слышать {Of(who)}: речь громче шума на {value:0} дБ, нужно от 15 дБ"),
            RecordingFault.SilentInTask => Say($"В задании {finding.Task} участника почти не слышно: голос занимает {value:P0} времени ответа"),
            _ => Say($"В задании {finding.Task} нет звука {Of(who)}: {value:0.0} с"),
        };
    }

    private static string Say(FormattableString text) => text.ToString(Russian.Culture);

    private static string Of(Seat? side) => side == Seat.Interlocutor ? "собеседника" : "участника";
}
