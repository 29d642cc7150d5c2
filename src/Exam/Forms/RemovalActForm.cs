namespace Itog.Exam.Forms;

/// <summary>The act of a removal (ИС-09) as a PDF of one page, in the layout of 001 appendix 13 and 004 appendix 14. Pure.</summary>
public static class RemovalActForm
{
    public static byte[] Render(RemovalActRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var titles = record.Titles;
        return FormDocument.Portrait(titles.RemovalAct.Value, [page =>
        {
            var y = ActLayout.DrawHead(page, record.Place, record.AuditoriumNumber, titles.SubjectName.Value, titles.RemovalActCode.Value, titles.RemovalAct.Value);
            y = ActLayout.DrawParticipant(page, y, record.Participant);
            y = ActLayout.DrawReasons(page, y, "Удален с итогового собеседования по русскому языку по следующим причинам:", record.Reasons);
            y = ActLayout.DrawTime(page, y, "Время удаления участника итогового собеседования", record.Time);
            FormHead.Signature(page, ActLayout.Left, ActLayout.Right, y + 9, "Участник итогового собеседования", record.Participant.FullName);
            ActLayout.DrawOfficials(page, y + 14, record.Officials);
        }], record.Place.Rehearsal);
    }
}
