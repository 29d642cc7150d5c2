namespace Itog.Exam.Forms;

/// <summary>The act of an early end (ИС-08) as a PDF of one page, in the layout of 001 appendix 12. Pure.</summary>
public static class EarlyEndActForm
{
    public static byte[] Render(EarlyEndActRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var titles = record.Titles;
        return FormDocument.Portrait(titles.EarlyEndAct.Value, [page =>
        {
            var y = ActLayout.DrawHead(page, record.Place, record.AuditoriumNumber, titles.SubjectName.Value, titles.EarlyEndActCode.Value, titles.EarlyEndAct.Value);
            y = ActLayout.DrawParticipant(page, y, record.Participant);
            y = ActLayout.DrawReasons(page, y, "Досрочно завершил итоговое собеседование по русскому языку по следующим причинам:", record.Reasons);
            y = ActLayout.DrawTime(page, y, "Время завершения итогового собеседования по русскому языку", record.Time);
            ActLayout.DrawOfficials(page, y, record.Officials);
        }], record.Place.Rehearsal);
    }
}
