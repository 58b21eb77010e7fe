namespace Whetstone.Data;

/// <summary>The content of an IDX file of unsigned bytes.</summary>
/// <param name="Bytes">The elements, the last dimension varying fastest; as many as <paramref name="Shape"/> says.</param>
/// <param name="Shape">The lengths of the dimensions, one to four: of 60,000 images, 60000, 28, 28.</param>
public sealed record IdxData(byte[] Bytes, int[] Shape);
