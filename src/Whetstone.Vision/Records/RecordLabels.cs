namespace Whetstone.Vision;

/// <summary>What the labels of image records are.</summary>
public enum RecordLabels
{
    /// <summary>By the first record: one whole number that is not negative is a class; anything else are numbers.</summary>
    Auto,

    /// <summary>One index of a class: int64 [].</summary>
    Class,

    /// <summary>The same count of numbers in each record: float32 [K].</summary>
    Numbers,

    /// <summary>Boxes, as im2rec's detection lists have them: float32 [M, B], a row an object (class, xmin, ymin, xmax, ymax, ...), filled up with −1.</summary>
    Boxes,
}
