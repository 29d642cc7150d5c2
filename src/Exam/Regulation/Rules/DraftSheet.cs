namespace Itog.Exam.Regulation;

/// <summary>Whether a sheet for notes lies on the desk of a remote participant [contradiction Q6].</summary>
public enum DraftSheet
{
    None,
    OneForRetelling,
}
