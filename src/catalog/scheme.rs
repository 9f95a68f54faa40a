//! COFOG and GFSM 2014: the international schemes as types.

use core::fmt;
use core::str::FromStr;

macro_rules! scheme {
    ($(#[$meta:meta])* $name:ident { $($variant:ident: $code:literal, $english:literal, $chinese:literal;)+ }) => {
        $(#[$meta])*
        #[derive(
            Clone,
            Copy,
            Debug,
            PartialEq,
            Eq,
            Hash,
            PartialOrd,
            Ord,
            strum::Display,
            strum::EnumString,
            strum::EnumIter,
            strum::VariantNames,
        )]
        pub enum $name {
            $(
                #[doc = concat!($code, " ", $english, " (", $chinese, ").")]
                #[doc(alias = $chinese)]
                #[strum(to_string = $code)]
                $variant,
            )+
        }

        impl $name {
            /// The code in the scheme.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The English name.
            pub const fn english(self) -> &'static str {
                match self { $(Self::$variant => $english,)+ }
            }

            /// The Chinese name.
            pub const fn chinese(self) -> &'static str {
                match self { $(Self::$variant => $chinese,)+ }
            }
        }

        crate::serde_string!($name);
    };
}

scheme! {
    /// A division of COFOG: the first of its levels.
    ///
    /// ```
    /// use cn_budget::catalog::CofogDivision;
    ///
    /// assert_eq!("09".parse(), Ok(CofogDivision::Education));
    /// assert_eq!(CofogDivision::Education.chinese(), "教育");
    /// ```
    ///
    /// Rests on the Classification of the Functions of Government of the United Nations, 1999.
    #[doc(alias = "政府职能分类")]
    CofogDivision {
        GeneralPublicServices: "01", "General public services", "一般公共服务";
        Defence: "02", "Defence", "国防";
        PublicOrder: "03", "Public order and safety", "公共秩序和安全";
        EconomicAffairs: "04", "Economic affairs", "经济事务";
        EnvironmentalProtection: "05", "Environmental protection", "环境保护";
        HousingAndCommunity: "06", "Housing and community amenities", "住房和社区设施";
        Health: "07", "Health", "卫生保健";
        RecreationCultureReligion: "08", "Recreation, culture and religion", "娱乐、文化和宗教";
        Education: "09", "Education", "教育";
        SocialProtection: "10", "Social protection", "社会保护";
    }
}

scheme! {
    /// A group of COFOG: the second of its levels.
    ///
    /// ```
    /// use cn_budget::catalog::{CofogDivision, CofogGroup};
    ///
    /// assert_eq!("03.3".parse(), Ok(CofogGroup::LawCourts));
    /// assert_eq!(CofogGroup::LawCourts.division(), CofogDivision::PublicOrder);
    /// assert_eq!(CofogGroup::LawCourts.to_string(), "03.3");
    /// ```
    ///
    /// Rests on the Classification of the Functions of Government of the United Nations, 1999.
    #[doc(alias = "政府职能分类")]
    CofogGroup {
        ExecutiveFinancialExternal: "01.1", "Executive and legislative organs, financial and fiscal affairs, external affairs", "行政和立法机关、金融和财政事务、对外事务";
        ForeignEconomicAid: "01.2", "Foreign economic aid", "对外经济援助";
        GeneralServices: "01.3", "General services", "一般服务";
        BasicResearch: "01.4", "Basic research", "基础研究";
        GeneralPublicServicesResearch: "01.5", "R&D general public services", "一般公共服务的研究和发展";
        OtherGeneralPublicServices: "01.6", "General public services n.e.c.", "未另分类的一般公共服务";
        PublicDebt: "01.7", "Public debt transactions", "公共债务交易";
        GeneralTransfers: "01.8", "Transfers of a general character between different levels of government", "各级政府间的一般公共服务转移";
        MilitaryDefence: "02.1", "Military defence", "军事防御";
        CivilDefence: "02.2", "Civil defence", "民防";
        ForeignMilitaryAid: "02.3", "Foreign military aid", "对外军事援助";
        DefenceResearch: "02.4", "R&D defence", "国防的研究和发展";
        OtherDefence: "02.5", "Defence n.e.c.", "未另分类的国防";
        Police: "03.1", "Police services", "警察服务";
        FireProtection: "03.2", "Fire-protection services", "消防服务";
        LawCourts: "03.3", "Law courts", "法院";
        Prisons: "03.4", "Prisons", "监狱";
        PublicOrderResearch: "03.5", "R&D public order and safety", "公共秩序和安全的研究和发展";
        OtherPublicOrder: "03.6", "Public order and safety n.e.c.", "未另分类的公共秩序和安全";
        GeneralEconomicAffairs: "04.1", "General economic, commercial and labour affairs", "一般经济、商业和劳工事务";
        AgricultureForestryFishing: "04.2", "Agriculture, forestry, fishing and hunting", "农业、林业、渔业和狩猎业";
        FuelAndEnergy: "04.3", "Fuel and energy", "燃料和能源";
        MiningManufacturingConstruction: "04.4", "Mining, manufacturing and construction", "采矿业、制造业和建筑业";
        Transport: "04.5", "Transport", "运输";
        Communication: "04.6", "Communication", "通讯";
        OtherIndustries: "04.7", "Other industries", "其他行业";
        EconomicAffairsResearch: "04.8", "R&D economic affairs", "经济事务的研究和发展";
        OtherEconomicAffairs: "04.9", "Economic affairs n.e.c.", "未另分类的经济事务";
        WasteManagement: "05.1", "Waste management", "废物管理";
        WasteWater: "05.2", "Waste water management", "废水管理";
        PollutionAbatement: "05.3", "Pollution abatement", "减轻污染";
        BiodiversityAndLandscape: "05.4", "Protection of biodiversity and landscape", "保护生物多样性和自然景观";
        EnvironmentResearch: "05.5", "R&D environmental protection", "环境保护的研究和发展";
        OtherEnvironment: "05.6", "Environmental protection n.e.c.", "未另分类的环境保护";
        HousingDevelopment: "06.1", "Housing development", "住房开发";
        CommunityDevelopment: "06.2", "Community development", "社区发展";
        WaterSupply: "06.3", "Water supply", "供水";
        StreetLighting: "06.4", "Street lighting", "街道照明";
        HousingResearch: "06.5", "R&D housing and community amenities", "住房和社区设施的研究和发展";
        OtherHousing: "06.6", "Housing and community amenities n.e.c.", "未另分类的住房和社区设施";
        MedicalProducts: "07.1", "Medical products, appliances and equipment", "医疗产品、器械和设备";
        OutpatientServices: "07.2", "Outpatient services", "门诊服务";
        HospitalServices: "07.3", "Hospital services", "医院服务";
        PublicHealth: "07.4", "Public health services", "公共医疗保健服务";
        HealthResearch: "07.5", "R&D health", "卫生保健的研究和发展";
        OtherHealth: "07.6", "Health n.e.c.", "未另分类的卫生保健";
        Sport: "08.1", "Recreational and sporting services", "娱乐和体育服务";
        Culture: "08.2", "Cultural services", "文化服务";
        BroadcastingAndPublishing: "08.3", "Broadcasting and publishing services", "广播和出版服务";
        ReligiousAndCommunity: "08.4", "Religious and other community services", "宗教和其他社区服务";
        CultureResearch: "08.5", "R&D recreation, culture and religion", "娱乐、文化和宗教的研究和发展";
        OtherCulture: "08.6", "Recreation, culture and religion n.e.c.", "未另分类的娱乐、文化和宗教";
        PrimaryEducation: "09.1", "Pre-primary and primary education", "学前和初等教育";
        SecondaryEducation: "09.2", "Secondary education", "中等教育";
        PostSecondaryEducation: "09.3", "Post-secondary non-tertiary education", "中等教育后的非高等教育";
        TertiaryEducation: "09.4", "Tertiary education", "高等教育";
        EducationNotByLevel: "09.5", "Education not definable by level", "无法定级的教育";
        EducationServices: "09.6", "Subsidiary services to education", "教育的辅助服务";
        EducationResearch: "09.7", "R&D education", "教育的研究和发展";
        OtherEducation: "09.8", "Education n.e.c.", "未另分类的教育";
        SicknessAndDisability: "10.1", "Sickness and disability", "生病和残疾";
        OldAge: "10.2", "Old age", "老龄";
        Survivors: "10.3", "Survivors", "遗属";
        FamilyAndChildren: "10.4", "Family and children", "家庭和儿童";
        Unemployment: "10.5", "Unemployment", "失业";
        HousingSupport: "10.6", "Housing", "住房";
        SocialExclusion: "10.7", "Social exclusion n.e.c.", "未另分类的社会排斥";
        SocialProtectionResearch: "10.8", "R&D social protection", "社会保护的研究和发展";
        OtherSocialProtection: "10.9", "Social protection n.e.c.", "未另分类的社会保护";
    }
}

impl CofogGroup {
    /// The division that the group belongs to.
    pub const fn division(self) -> CofogDivision {
        // The groups are declared division by division.
        match self as u8 {
            0..=7 => CofogDivision::GeneralPublicServices,
            8..=12 => CofogDivision::Defence,
            13..=18 => CofogDivision::PublicOrder,
            19..=27 => CofogDivision::EconomicAffairs,
            28..=33 => CofogDivision::EnvironmentalProtection,
            34..=39 => CofogDivision::HousingAndCommunity,
            40..=45 => CofogDivision::Health,
            46..=51 => CofogDivision::RecreationCultureReligion,
            52..=59 => CofogDivision::Education,
            _ => CofogDivision::SocialProtection,
        }
    }
}

/// A place in COFOG: a division, or a group of one.
///
/// ```
/// use cn_budget::catalog::{Cofog, CofogDivision, CofogGroup};
///
/// let place: Cofog = "09.2".parse()?;
/// assert_eq!(place, Cofog::Group(CofogGroup::SecondaryEducation));
/// assert_eq!(place.division(), CofogDivision::Education);
/// assert!(Cofog::from(CofogDivision::Education).contains(place));
/// # Ok::<(), strum::ParseError>(())
/// ```
#[doc(alias = "COFOG")]
#[doc(alias = "政府职能分类")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cofog {
    /// A whole division.
    Division(CofogDivision),
    /// One group of a division.
    Group(CofogGroup),
}

impl Cofog {
    /// The division.
    pub const fn division(self) -> CofogDivision {
        match self {
            Self::Division(division) => division,
            Self::Group(group) => group.division(),
        }
    }

    /// The group, if one is given.
    pub const fn group(self) -> Option<CofogGroup> {
        match self {
            Self::Division(_) => None,
            Self::Group(group) => Some(group),
        }
    }

    /// Whether `other` is this place or a group of this division.
    pub fn contains(self, other: Self) -> bool {
        self == other || self == Self::Division(other.division())
    }

    /// The code: "09" or "09.2".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Division(division) => division.code(),
            Self::Group(group) => group.code(),
        }
    }

    /// The English name.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Division(division) => division.english(),
            Self::Group(group) => group.english(),
        }
    }

    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Division(division) => division.chinese(),
            Self::Group(group) => group.chinese(),
        }
    }
}

impl fmt::Display for Cofog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for Cofog {
    type Err = strum::ParseError;

    fn from_str(text: &str) -> Result<Self, strum::ParseError> {
        text.parse().map(Self::Division).or_else(|_| text.parse().map(Self::Group))
    }
}

impl From<CofogDivision> for Cofog {
    fn from(division: CofogDivision) -> Self {
        Self::Division(division)
    }
}

impl From<CofogGroup> for Cofog {
    fn from(group: CofogGroup) -> Self {
        Self::Group(group)
    }
}

crate::serde_string!(Cofog);

scheme! {
    /// A category of GFSM 2014: expense (2), and transactions in assets and liabilities (3).
    ///
    /// ```
    /// use cn_budget::catalog::GfsmCategory;
    ///
    /// assert_eq!("211".parse(), Ok(GfsmCategory::WagesAndSalaries));
    /// assert_eq!(GfsmCategory::WagesAndSalaries.parent(), Some(GfsmCategory::CompensationOfEmployees));
    /// assert!(GfsmCategory::WagesAndSalaries.is_expense());
    /// ```
    ///
    /// Rests on the Government Finance Statistics Manual 2014 of the International Monetary Fund.
    #[doc(alias = "政府财政统计")]
    #[non_exhaustive]
    GfsmCategory {
        CompensationOfEmployees: "21", "Compensation of employees", "雇员报酬";
        WagesAndSalaries: "211", "Wages and salaries", "工资和薪金";
        EmployersSocialContributions: "212", "Employers' social contributions", "雇主社会缴款";
        GoodsAndServices: "22", "Use of goods and services", "商品和服务的使用";
        ConsumptionOfFixedCapital: "23", "Consumption of fixed capital", "固定资本消耗";
        Interest: "24", "Interest", "利息";
        InterestToNonresidents: "241", "Interest to nonresidents", "对非居民的利息";
        InterestToResidents: "242", "Interest to residents other than general government", "对广义政府以外居民的利息";
        InterestToGovernment: "243", "Interest to other general government units", "对其他广义政府单位的利息";
        Subsidies: "25", "Subsidies", "补贴";
        Grants: "26", "Grants", "赠与";
        GrantsToForeignGovernments: "261", "Grants to foreign governments", "对外国政府的赠与";
        GrantsToInternationalOrganizations: "262", "Grants to international organizations", "对国际组织的赠与";
        GrantsToGovernment: "263", "Grants to other general government units", "对其他广义政府单位的赠与";
        SocialBenefits: "27", "Social benefits", "社会福利";
        SocialSecurityBenefits: "271", "Social security benefits", "社会保障福利";
        SocialAssistanceBenefits: "272", "Social assistance benefits", "社会救济福利";
        EmploymentRelatedBenefits: "273", "Employment-related social benefits", "与就业有关的社会福利";
        OtherExpense: "28", "Other expense", "其他开支";
        PropertyExpense: "281", "Property expense other than interest", "利息以外的财产开支";
        OtherTransfers: "282", "Transfers not elsewhere classified", "未另分类的转移";
        InsuranceExpense: "283", "Premiums, fees and claims related to nonlife insurance and standardized guarantee schemes", "非寿险和标准化担保计划的保费、手续费和索赔";
        NonfinancialAssets: "31", "Nonfinancial assets", "非金融资产";
        FixedAssets: "311", "Fixed assets", "固定资产";
        Inventories: "312", "Inventories", "存货";
        Valuables: "313", "Valuables", "贵重物品";
        NonproducedAssets: "314", "Nonproduced assets", "非生产资产";
        FinancialAssets: "32", "Financial assets", "金融资产";
        Liabilities: "33", "Liabilities", "负债";
    }
}

impl GfsmCategory {
    /// The category one level up: of 211 it is 21; `None` for a category with two digits.
    pub const fn parent(self) -> Option<Self> {
        Some(match self {
            Self::WagesAndSalaries | Self::EmployersSocialContributions => Self::CompensationOfEmployees,
            Self::InterestToNonresidents | Self::InterestToResidents | Self::InterestToGovernment => {
                Self::Interest
            }
            Self::GrantsToForeignGovernments
            | Self::GrantsToInternationalOrganizations
            | Self::GrantsToGovernment => Self::Grants,
            Self::SocialSecurityBenefits
            | Self::SocialAssistanceBenefits
            | Self::EmploymentRelatedBenefits => Self::SocialBenefits,
            Self::PropertyExpense | Self::OtherTransfers | Self::InsuranceExpense => Self::OtherExpense,
            Self::FixedAssets | Self::Inventories | Self::Valuables | Self::NonproducedAssets => {
                Self::NonfinancialAssets
            }
            _ => return None,
        })
    }

    /// Whether it is expense, so that it lowers net worth; the others exchange one asset or liability for another.
    #[doc(alias = "开支")]
    pub const fn is_expense(self) -> bool {
        (self as u8) < Self::NonfinancialAssets as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn groups_stand_in_the_division_of_their_code() {
        for group in CofogGroup::iter() {
            assert_eq!(group.division().code(), group.code().split('.').next().unwrap());
        }
        assert_eq!((CofogDivision::iter().count(), CofogGroup::iter().count()), (10, 69));
    }

    #[test]
    fn categories_stand_below_the_category_of_their_code() {
        for category in GfsmCategory::iter() {
            let parent = category.parent().map_or("", GfsmCategory::code);
            assert_eq!(parent, if category.code().len() == 3 { &category.code()[..2] } else { "" });
            assert_eq!(category.is_expense(), category.code().starts_with('2'));
        }
    }

    #[test]
    fn all_round_trip() {
        for place in CofogDivision::iter().map(Cofog::from).chain(CofogGroup::iter().map(Cofog::from)) {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for category in GfsmCategory::iter() {
            assert_eq!(category.to_string().parse(), Ok(category));
        }
    }
}
