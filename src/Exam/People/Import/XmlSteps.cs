using System.Xml;

namespace Itog.Exam.People.Import;

/// <summary>Steps through the parts of a workbook by local names: writers differ in their namespaces and prefixes.</summary>
internal static class XmlSteps
{
    /// <summary>Goes on to the next element of this name; false at the end.</summary>
    public static bool ReadToFollowingLocal(this XmlReader xml, string name)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
            {
                return true;
            }
        }

        return false;
    }
}
