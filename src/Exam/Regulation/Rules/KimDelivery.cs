namespace Itog.Exam.Regulation;

/// <summary>How the materials come to the school on the day.</summary>
public enum KimDelivery
{
    Centre,
    Municipality,
    OpenFileWithPassword,
}
