using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Itog.Exam.People.Import;

/// <summary>Which numbers of a workbook are dates, by their formats, and which day they mean (ECMA-376 §18.17.4.1).</summary>
internal sealed class WorkbookDates
{
    private readonly HashSet<int> _dateStyles = [];
    private bool _from1904;

    public static WorkbookDates Read(ZipArchiveEntry? styles, ZipArchiveEntry? workbook, XmlReaderSettings settings)
    {
        var dates = new WorkbookDates();
        if (workbook is not null)
        {
            using var stream = workbook.Open();
            using var xml = XmlReader.Create(stream, settings);
            dates._from1904 = xml.ReadToFollowingLocal("workbookPr") && xml.GetAttribute("date1904") is "1" or "true";
        }

        if (styles is not null)
        {
            using var stream = styles.Open();
            using var xml = XmlReader.Create(stream, settings);
            dates.ReadStyles(xml);
        }

        return dates;
    }

    public bool TryRead(string value, int style, out DateOnly date)
    {
        date = default;
        if (!_dateStyles.Contains(style) || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            || serial is < 1 or > 2_958_465)
        {
            return false;
        }

        var days = (int)serial;
        date = _from1904
            ? new DateOnly(1904, 1, 1).AddDays(days)
            // Day 60 is the 29 February 1900 that never was.
            : new DateOnly(1899, 12, 31).AddDays(days > 59 ? days - 1 : days);
        return true;
    }

    private void ReadStyles(XmlReader xml)
    {
        var dateFormats = new HashSet<int>(Enumerable.Range(14, 9).Concat(Enumerable.Range(27, 10)).Concat(Enumerable.Range(45, 3)).Concat(Enumerable.Range(50, 9)));
        var inCells = false;
        var style = 0;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && Number(xml.GetAttribute("numFmtId")) is { } format && IsDate(xml.GetAttribute("formatCode")))
            {
                dateFormats.Add(format);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && inCells)
            {
                if (Number(xml.GetAttribute("numFmtId")) is { } used && dateFormats.Contains(used))
                {
                    _dateStyles.Add(style);
                }

                style++;
            }
        }
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A format with a year or a day, outside quotes and brackets.</summary>
    private static bool IsDate(string? format)
    {
        var outside = true;
        var closing = '"';
        foreach (var letter in format ?? string.Empty)
        {
            if (!outside)
            {
                outside = letter == closing;
            }
            else if (letter is '"' or '[')
            {
                (outside, closing) = (false, letter == '"' ? '"' : ']');
            }
            else if (letter is 'y' or 'Y' or 'd' or 'D' or 'г' or 'Г')
            {
                return true;
            }
        }

        return false;
    }
}
