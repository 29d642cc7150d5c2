using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>The application for a recheck as a PDF of one page; no source draws it [001 §13.2, 002 §74]. Pure.</summary>
public static class RecheckApplicationForm
{
    private const float Left = 20;

    private const float Right = 195;

    private const float Address = 105;

    private static readonly TextStyle Plain = new(12);

    public static byte[] Render(RecheckApplicationRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return FormDocument.Portrait(record.Title, [page => Draw(page, record)]);
    }

    private static void Draw(FormPage page, RecheckApplicationRecord record)
    {
        var y = page.Paragraph(Address, 18, Right - Address, AddresseeOf(record), Plain) + 4;
        y = page.Paragraph(Address, y, Right - Address, $"от {(record.ByParent ? "родителя (законного представителя)" : "участника")} итогового собеседования", Plain) + 5;
        page.RuledField(Address, y + 4, Right, string.Empty, (record.ByParent ? record.ParentName : record.ParticipantName) ?? string.Empty, Plain);
        y = FormHead.SplitTitle(page, y + 22, record.Title) + 10;
        var whose = record.ByParent ? $"устного ответа моего ребёнка ({record.ParticipantName}, класс {record.Class})" : "моего устного ответа";
        y = page.Paragraph(
            Left,
            y,
            Right - Left,
            $"Прошу провести проверку аудиозаписи {whose} на испытании «{record.SubjectName}», проведённом {FormHead.Date(record.Place.Date)} в образовательной организации {record.Place.SchoolName} (код {record.Place.SchoolCode}), в связи с повторным получением неудовлетворительного результата («незачёт»).",
            Plain) + 4;
        if (!record.ByParent)
        {
            page.RuledField(Left, y + 6, 90, "Класс:", record.Class, Plain);
            y += 12;
        }

        y = page.Paragraph(Left, y, Right - Left, $"Основание: {record.Ground}.", Plain with { Points = 10.5f }) + 6;
        y = page.Paragraph(
            Left, y, Right - Left,
            "Я знаю, что комиссии передаётся копия записи без имени участника, названия школы и номера аудитории.", Plain) + 26;
        FormHead.Signature(page, Left, Right, y, record.ByParent ? "Родитель (законный представитель)" : "Участник", (record.ByParent ? record.ParentName : record.ParticipantName) ?? string.Empty);
        if (!record.ByParent)
        {
            y += 20;
            FormHead.Signature(page, Left, Right, y, "Родитель (законный представитель)", record.ParentName ?? string.Empty);
        }

        y += 18;
        page.Text(Left, y, "«____» ____________________ 20____ г.", Plain);
        if (record.FiledOn is { } filed)
        {
            page.Text(Left, y + 10, $"Отправлено со страницы результата {FormHead.Date(filed)}.", new TextStyle(10, Gray: true));
        }

        page.RuledField(Left, y + 26, 120, "Регистрационный номер:", string.Empty, Plain);
    }

    private static string AddresseeOf(RecheckApplicationRecord record) => record.Addressee switch
    {
        RecheckAddressee.Minister => "Министру образования",
        RecheckAddressee.Ministry => "В министерство образования",
        RecheckAddressee.SchoolHead => $"Руководителю {record.Place.SchoolName}",
        _ => "В орган исполнительной власти, осуществляющий управление в сфере образования",
    };
}
