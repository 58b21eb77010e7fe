namespace Whetstone.Kernels.Tests;

public sealed class PhiloxTests
{
    // Known answers of the Random123 distribution, philox4x32 with 10 rounds; words of counter and key from low to high.
    [Theory]
    [InlineData(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(new uint[] { ~0u, ~0u, ~0u, ~0u }, new uint[] { ~0u, ~0u }, new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, new uint[] { 0xa4093822, 0x299f31d0 }, new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void Blocks_are_the_known_answers(uint[] counter, uint[] key, uint[] answer)
    {
        UInt128 at = new((ulong)counter[3] << 32 | counter[2], (ulong)counter[1] << 32 | counter[0]);
        Assert.Equal(new PhiloxBlock(answer[0], answer[1], answer[2], answer[3]), new Philox((ulong)key[1] << 32 | key[0], at).Block(0));
    }

    [Fact]
    public void A_later_block_is_that_of_a_later_counter() =>
        Assert.Equal(new Philox(7, new UInt128(1, 2)).Block(0), new Philox(7, new UInt128(0, ulong.MaxValue)).Block(3));
}
