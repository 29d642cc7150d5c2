using System.Globalization;
using Itog.Exam.Forms;

namespace Itog.Exam.Exports;

/// <summary>
/// The name that the neighbouring systems give to a school's results: region, «00», subject, type of test, «0», «-06-», school, municipality, date.
/// </summary>
public static class ResultFileName
{
    /// <summary>The name without extension, <c>26002090-06-260117-017-20260211</c>.</summary>
    public static string Of(FormPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        // A region known by its name alone has its code at the head of its schools' codes.
        var region = place.Region.Length == 2 && place.Region.All(char.IsAsciiDigit) ? place.Region : place.SchoolCode;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Digits(region, 2)}00{ResultForm.SubjectCode}90-06-{Digits(place.SchoolCode, 6)}-{Digits(place.MunicipalityCode, 3)}-{place.Date:yyyyMMdd}");
    }

    private static string Digits(string code, int count)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit).Take(count)]);
        return digits.PadLeft(count, '0');
    }
}
