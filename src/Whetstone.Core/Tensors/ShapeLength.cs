namespace Whetstone;

/// <summary>The number of elements of a shape.</summary>
/// <remarks>
/// An extension, because the compiler takes a type's own <c>Length</c> for the number of things it enumerates: spreading the
/// shape [2, 3] into <c>[.. shape, 4]</c> would then reserve 6 places for its 2 extents, and fill 4 of them with zeros.
/// </remarks>
public static class ShapeLength
{
    extension(Shape shape)
    {
        /// <summary>Number of elements, the product of the extents.</summary>
        public int Length => shape.Product;
    }
}
