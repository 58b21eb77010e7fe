namespace Whetstone.Data;

/// <summary>The numbers of the RecordIO format of MXNet and dmlc-core.</summary>
internal static class RecordFormat
{
    /// <summary>Begins every part of a record; cut out of the record's own bytes where it occurs at a multiple of four.</summary>
    public const uint Magic = 0xCED7230A;

    /// <summary>Bytes before a part's own: the magic word, and a word of flag and length.</summary>
    public const int HeadBytes = 8;

    /// <summary>A part's length has 29 bits.</summary>
    public const int MostBytes = (1 << 29) - 1;

    public static uint Head(RecordPart part, int length) => ((uint)part << 29) | (uint)length;

    public static RecordPart PartOf(uint head) => (RecordPart)(head >> 29);

    public static int LengthOf(uint head) => (int)(head & MostBytes);

    /// <summary>The length with what fills it up to a multiple of four.</summary>
    public static int Padded(int length) => (length + 3) & ~3;
}

/// <summary>Which part of a record follows.</summary>
internal enum RecordPart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The first of several; between two parts stood the magic word.</summary>
    First,

    /// <summary>Neither the first nor the last.</summary>
    Middle,

    /// <summary>The last of several.</summary>
    Last,
}
