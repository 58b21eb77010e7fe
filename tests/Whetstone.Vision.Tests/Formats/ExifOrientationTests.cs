namespace Whetstone.Vision.Tests;

public sealed class ExifOrientationTests
{
    [Theory]
    [InlineData("49492A00 08000000 0100 1201 0300 01000000 0600 0000", Transposition.Rotate270)]
    [InlineData("4D4D002A 00000008 0001 0112 0003 00000001 0008 0000", Transposition.Rotate90)]
    [InlineData("4D4D002A 00000008 0002 0111 0003 00000001 0008 0000 0112 0003 00000001 0003 0000", Transposition.Rotate180)]
    [InlineData("4D4D002A 00000008 0001 0112 0003 00000001 0009 0000", Transposition.None)] // no such orientation
    [InlineData("4D4D002A 00000008 0001 0112 0004 00000001 0003 0000", Transposition.None)] // wrong type
    [InlineData("4D4D002A 00000008 0002 0111 0003 00000001 0008 0000 0112 0003", Transposition.None)] // cut
    [InlineData("4D4D002A FFFFFFFF 0001 0112 0003 00000001 0003 0000", Transposition.None)] // beyond the end
    [InlineData("4D4D002B 00000008 0001 0112 0003 00000001 0003 0000", Transposition.None)]
    [InlineData("4D4D", Transposition.None)]
    public void The_tag_is_found_in_either_byte_order_or_not_at_all(string hex, Transposition expected) =>
        Assert.Equal(expected, ExifOrientation.Find(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));
}
